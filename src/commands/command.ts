import type { Config } from '../config.ts';

/** What a command works with. */
export type CommandContext = {
  config: Config;
  env: Readonly<Record<string, string | undefined>>;
  /** Answers, for people or (with --json) for scripts: standard output. */
  print: (line: string) => void;
  /** Progress and remarks: standard error, so that output stays clean. */
  remark: (line: string) => void;
};

/** One command: `yaosu NAME …`. */
export type Command = {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** The whole help. */
  help: string;
  /** @returns the exit code: 0 done, 1 refused or failed, 2 wrong words on the command line */
  run: (args: string[], context: CommandContext) => Promise<number>;
};

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {}
