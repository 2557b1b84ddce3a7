/** A web address that may be followed; anything that is none is only text. */
export function WebLink({ address }: { address: string }) {
  const url = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return <span>{address}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {address.replace(/^https?:\/\//i, '')}
    </a>
  );
}
