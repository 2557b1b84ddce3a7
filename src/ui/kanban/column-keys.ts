import { type Activators, KeyboardCode, type SensorInstance, type SensorProps } from '@dnd-kit/core';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

type ColumnKeysOptions = {
  /** Decides on the neighbouring column that takes the card. @returns its key, null when there is none */
  step: (by: 1 | -1) => string | null;
};

/**
 * Moves the held card by keys: arrows choose a column, space or Enter drops, Esc puts it back.
 *
 * dnd-kit's own keyboard sensor carries the card over the screen and asks the geometry where it is, in the midst of scrolling: a scroll
 * that is broken off leaves it between two columns, and on a phone, where a column fills the screen, it never leaves its own. It also
 * listens only after a timer, so that a key pressed at once is lost. Here the column is chosen by order; what is seen follows.
 */
export class ColumnKeys implements SensorInstance {
  static activators: Activators<ColumnKeysOptions> = [
    {
      eventName: 'onKeyDown',
      handler(event: ReactKeyboardEvent, _options, { active }) {
        // A button within the card has its own use for the key.
        if (event.code !== 'Space' || event.target !== active.node.current) return false;
        event.preventDefault();
        return true;
      },
    },
  ];

  autoScrollEnabled = false;
  readonly #props: SensorProps<ColumnKeysOptions>;

  constructor(props: SensorProps<ColumnKeysOptions>) {
    this.#props = props;
    document.addEventListener('keydown', this.#hear);
    props.onStart({ x: 0, y: 0 });
  }

  readonly #hear = (event: KeyboardEvent): void => {
    // The key press that picked it up comes by here too.
    if (event === this.#props.event) return;
    const { code } = event;
    if (code === KeyboardCode.Space || code === KeyboardCode.Enter) this.#finish(event, this.#props.onEnd);
    else if (code === KeyboardCode.Esc) this.#finish(event, this.#props.onCancel);
    else if (code.startsWith('Arrow')) {
      // Otherwise the page would scroll away under the card.
      event.preventDefault();
      if (code === KeyboardCode.Right) this.#step(1);
      if (code === KeyboardCode.Left) this.#step(-1);
    }
  };

  #step(by: 1 | -1): void {
    const key = this.#props.options.step(by);
    const { droppableContainers, draggingNodeRect: held } = this.#props.context.current;
    const column = key !== null && droppableContainers.getNodeFor(key);
    if (!column) return;
    column.scrollIntoView({ behavior: 'instant', block: 'nearest', inline: 'nearest' });
    const { left, width } = column.getBoundingClientRect();
    if (held) this.#props.onMove({ x: left + (width - held.width) / 2 - held.left, y: 0 });
  }

  #finish(event: KeyboardEvent, how: () => void): void {
    event.preventDefault();
    document.removeEventListener('keydown', this.#hear);
    how();
  }
}
