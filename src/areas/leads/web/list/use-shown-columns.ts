import { useState } from 'react';

const place = 'yaosu.leads.columns';

/** The columns the reader chose in this browser; undefined: the usual ones. */
export function useShownColumns(): { shown: string[] | undefined; choose: (keys: string[]) => void } {
  const [shown, setShown] = useState(remembered);
  return {
    shown,
    choose(keys) {
      setShown(keys);
      try {
        localStorage.setItem(place, JSON.stringify(keys));
      } catch {
        // Storage is forbidden here; the choice holds until the page is left.
      }
    },
  };
}

function remembered(): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined;
  }
}
