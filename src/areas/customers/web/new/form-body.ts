/** What is sent of a form: only what was filled in. */
export function filled<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.every((one) => !one)),
    ),
  ) as Partial<T>;
}

/** Numbers and addresses that were filled in. */
export function given(values: readonly (string | undefined)[] | undefined): string[] | undefined {
  const some = (values ?? []).flatMap((value) => (value?.trim() ? [value] : []));
  return some.length > 0 ? some : undefined;
}
