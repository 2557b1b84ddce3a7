import { useState } from 'react';

/** The columns of a list that the reader chose in this browser; undefined: the usual ones. @param list such as `leads` */
export function useShownColumns(list: string): {
  shown: string[] | undefined;
  choose: (keys: string[]) => void;
} {
  const [shown, setShown] = useState(() => remembered(placeOf(list)));
  return {
    shown,
    choose(keys) {
      setShown(keys);
      try {
        localStorage.setItem(placeOf(list), JSON.stringify(keys));
      } catch {
        // Storage is forbidden here; the choice holds until the page is left.
      }
    },
  };
}

function placeOf(list: string): string {
  return `yaosu.${list}.columns`;
}

function remembered(place: string): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined;
  }
}
