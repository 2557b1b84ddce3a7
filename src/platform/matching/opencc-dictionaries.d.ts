/** The bare dictionaries of opencc-js, which it ships without types: `"㑯 㑔|㑳 㑇|…"`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
