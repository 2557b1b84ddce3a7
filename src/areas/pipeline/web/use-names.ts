import { useFormat } from '../../../ui/format-context.tsx';
import { type Names, nameIn } from '../rules/names.ts';

/** @returns how names of stages, pipelines and reasons are said in the reader's language */
export function useNames(): (names: Names | null | undefined) => string {
  const { language } = useFormat().settings;
  return (names) => (names ? nameIn(names, language) : '');
}
