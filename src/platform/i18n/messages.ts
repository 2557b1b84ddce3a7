/** A catalogue: sentences by key, grouped as deep as one likes. `{{name}}` stands for a fact. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/**
 * The shape that every translation of the catalogue `T` must have: the same keys, any sentences. A missing or unknown key
 * doesn't compile. For each `key_other` a language that has a singular may add `key_one` (Chinese has none).
 */
export type Messages<T extends Catalogue> = {
  readonly [K in keyof T]: T[K] extends Catalogue ? Messages<T[K]> : string;
} & { readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string };

/** The keys of a catalogue as dotted paths; `count_other` is asked for as `count` with the fact `count`. */
export type MessageKey<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Base}_other`
      ? Base
      : K
    : T[K] extends object
      ? `${K}.${MessageKey<T[K]>}`
      : never;
}[keyof T & string];

/** What a sentence is filled with. */
export type MessageFacts = Readonly<Record<string, unknown>>;
