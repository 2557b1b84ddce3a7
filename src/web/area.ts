import type { FunctionComponent } from 'react';
import type { IconName } from '../ui/icons.tsx';
import type { PaletteItem } from '../ui/palette/palette-source.ts';

/** The stretch of the navigation an entry stands in, along the line from lead to cash. */
export type NavGroup = 'day' | 'toCash' | 'team' | 'company';

/** Labels are keys of the area's own catalogue with its name: `leads:nav.leads`. */
export type NavEntry = {
  to: string;
  label: string;
  icon: IconName;
  group: NavGroup;
  /** Place within the group; tens, so that others fit between. */
  order: number;
  /** Shown only to those who hold it to any extent. */
  permission?: string;
  /** On a phone's bottom bar (four at most are shown). */
  onPhone?: boolean;
  /** How many wait there; asked once a minute and when `counts` change. */
  count?: (signal: AbortSignal) => Promise<number | null>;
};

export type AreaRoute = {
  /** With `$id` parameters: `/leads/$id`. */
  path: string;
  /** Loaded when somebody goes there: `() => import('./lead-page.tsx').then((m) => m.LeadPage)`. */
  load: () => Promise<FunctionComponent>;
  permission?: string;
  /** `bare` pages stand without navigation and need no session (sign-in, first run). */
  frame?: 'shell' | 'bare';
};

export type AreaCommand = {
  id: string;
  label: string;
  icon: IconName;
  permission?: string;
  /** One key that does the same anywhere, such as `c`. */
  key?: string;
  run: (tools: { go: (to: string) => void }) => void;
};

/** Keys that work on one page or in one window, for the table under `?`. */
export type KeyGroup = {
  /** Where: a label of the area. */
  where: string;
  permission?: string;
  keys: readonly { key: string; does: string }[];
};

export type AreaSearchSource = {
  id: string;
  label: string;
  permission?: string;
  search: (query: string, signal: AbortSignal) => Promise<(Omit<PaletteItem, 'run'> & { to: string })[]>;
};

/** A kind of record that the search across everything finds, and where it opens. */
export type RecordKind = {
  /** As in the search's answer and in live changes: `lead`. */
  kind: string;
  /** The group's name: `leads:nav.leads`. */
  label: string;
  icon: IconName;
  to: (id: string) => string;
  /** Where all of them are listed. */
  list?: string;
  /** Where its statuses are worded, for pages of other areas that tell what happened to it: `leads:web.status`. */
  statuses?: string;
};

/** What an area shows on the page of another area's record: opportunities or tasks on a customer's page. */
export type RecordPanel = {
  id: string;
  /** Kinds of records on whose pages it stands: `account`. */
  subjects: readonly string[];
  /** In the wide column, or beside it. */
  place: 'main' | 'side';
  /** Tens, so that others fit between. */
  order: number;
  permission?: string;
  /** Loaded when such a page is shown. */
  load: () => Promise<FunctionComponent<RecordPanelProps>>;
};
export type RecordPanelProps = { kind: string; id: string; readOnly: boolean };

/** What an area brings to the web: exported from `src/areas/<area>/web/index.ts` as `web`. Pages are loaded on demand. */
export type AreaWeb = {
  nav?: readonly NavEntry[];
  routes: readonly AreaRoute[];
  commands?: readonly AreaCommand[];
  /** Its keys beside the commands' own. */
  keys?: readonly KeyGroup[];
  /** Its records in the search across everything. */
  records?: readonly RecordKind[];
  /** What it shows on pages of other areas' records. */
  panels?: readonly RecordPanel[];
  /** What it searches by itself, beyond its records. */
  searchSources?: readonly AreaSearchSource[];
};
