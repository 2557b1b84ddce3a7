import { SaxesParser } from 'saxes';
import { corrupt } from './xlsx-zip.ts';

export type XmlHandlers = {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/**
 * A streaming XML parser for the parts of a workbook. Names come without prefix. A document type, hence any entity
 * that could be expanded, is refused.
 *
 * @param part named in the error when the XML is broken
 */
export function xmlParser(part: string, handlers: XmlHandlers): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ position: false });
  parser.on('error', () => corrupt(part));
  parser.on('doctype', () => corrupt(part));
  parser.on('opentag', (tag) => handlers.open(local(tag.name), tag.attributes as Record<string, string>));
  if (handlers.text) parser.on('text', handlers.text);
  const { close } = handlers;
  if (close) parser.on('closetag', (tag) => close(local(tag.name)));
  return {
    write: (text) => void parser.write(text),
    end: () => void parser.close(),
  };
}

const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);
