import type { ReactNode } from 'react';

/** Line icons of one weight, drawn here: a few hundred bytes instead of a package's wrapper for each. */
const drawings = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  menu: 'M4 7h16M4 12h16M4 17h16',
  filter: 'M4 6h16M7 12h10M10 18h4',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  table: 'M4 5h16v14H4zM4 10h16M4 15h16',
  board: 'M4 5h5v14H4zM11.5 5h5v9h-5zM19 5h1',
  edit: 'M5 19l1-4L16 5l3 3L9 18l-4 1Z',
  trash: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10 11v5M14 11v5',
  undo: 'M9 7 5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 4v4.5l3 2',
  phone:
    'M6 4h3l1.5 4L8 9.5a12 12 0 0 0 6.5 6.5L16 13.5l4 1.5v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2Z',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  chat: 'M5 5h14v11h-8l-4 3.5V16H5Z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  upload: 'M12 16V5M8 9l4-4 4 4M5 19h14',
  download: 'M12 5v11M8 12l4 4 4-4M5 19h14',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM5 20a7 7 0 0 1 14 0',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM3 19a6 6 0 0 1 12 0M15.5 5.5a3.5 3.5 0 0 1 0 6.5M17 14.5a6 6 0 0 1 4 4.5',
  building: 'M5 20V5l8-2v17M13 9h6v11M3 20h18M8 8h2M8 12h2M8 16h2',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4Z',
  target: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
  settings:
    'M4 7h10M18 7h2M4 17h2M10 17h10M14 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM6 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1 1M17.4 17.4l1 1M18.4 5.6l-1 1M6.6 17.4l-1 1',
  moon: 'M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5Z',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15ZM10 20.5h4',
  warn: 'M12 4 2.5 20h19ZM12 10v4.5M12 17.5h.01',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 11v5M12 8h.01',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM11 12l8-8M16 7l2.5 2.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  leave: 'M10 5H5v14h5M14 8l4 4-4 4M9 12h9',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  star: 'M12 4l2.5 5.2 5.5.7-4 4 1 5.6-5-2.8-5 2.8 1-5.6-4-4 5.5-.7Z',
  merge: 'M6 4v4c0 5 6 4 6 9v3M18 4v4c0 5-6 4-6 9M9 17l3 3 3-3',
  globe: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM4 12h16M12 4c-5 5-5 11 0 16M12 4c5 5 5 11 0 16',
} as const;

export type IconName = keyof typeof drawings;

/** An icon. Without `label` it is decoration and hidden from screen readers. */
export function Icon({
  name,
  size = 16,
  label,
}: {
  name: IconName;
  size?: number;
  label?: string;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: titled when it has a label, hidden when it has none
    <svg
      className="y-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-hidden={label === undefined}
    >
      {label !== undefined && <title>{label}</title>}
      <path d={drawings[name]} />
    </svg>
  );
}
