/** The only door to search. The README says how it works. */
export { copyDocuments } from './bulk.ts';
export { searchContract } from './contract.ts';
export { type Document, documentOf, type Findable } from './document.ts';
export { type FindOptions, find, findIds, type Hit, idsAsTyped, type Why } from './find.ts';
export { type Highlight, highlightsIn } from './highlight.ts';
export {
  type Described,
  describeRecords,
  type RecordRef,
  registerSearchKind,
  type SearchKind,
} from './kinds.ts';
export { pinyinOf, pinyinOfPerson, type Sound } from './pinyin.ts';
export { indexRecord, moveRecords, unindexRecords } from './record-index.ts';
export { searchRoutes } from './routes.ts';
export { copyInto, copyLine } from './store.ts';
