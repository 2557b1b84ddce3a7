import { version } from './app.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { type Command, UsageError } from './commands/command.ts';
import { demoCommand } from './commands/demo.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { scoreCommand } from './commands/score.ts';
import { userCommand } from './commands/user.ts';
import { readConfig, settings } from './config.ts';
import { inWords, settingsInWords, start } from './main.ts';

const startCommand: Command = {
  name: 'start',
  summary: 'start the system (as npm start does)',
  help: 'yaosu start\n\nStarts the system in this terminal; Ctrl-C stops it.',
  async run() {
    await start();
    // Until a signal ends the process.
    return new Promise<never>(() => {});
  },
};

const commands: readonly Command[] = [
  startCommand,
  userCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  scoreCommand,
  demoCommand,
];

function overview(): string {
  const width = Math.max(...settings.map((setting) => setting.variable.length));
  return [
    'yaosu COMMAND …',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(10)}${command.summary}`),
    '',
    'yaosu COMMAND --help tells more. Exit codes: 0 done, 1 refused or failed, 2 wrong words on the command line.',
    '',
    'Environment:',
    ...settings.map(
      ({ variable, standard, meaning }) => `  ${variable.padEnd(width)}  ${meaning} Default: ${standard}`,
    ),
  ].join('\n');
}

/** The command line. @returns the exit code. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    console.log(version);
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const asked = name === undefined || ['--help', '-h', 'help'].includes(name);
    (asked ? console.log : console.error)(
      asked ? overview() : `yaosu: no command “${name}”\n\n${overview()}`,
    );
    return asked ? 0 : 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(command.help);
    return 0;
  }
  const read = readConfig(env);
  if ('problems' in read) {
    console.error(settingsInWords(read.problems, env));
    return 1;
  }
  try {
    return await command.run(rest, { config: read.config, env, print: console.log, remark: console.error });
  } catch (error) {
    const usage =
      error instanceof UsageError || String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
    console.error(
      usage
        ? `yaosu ${command.name}: ${(error as Error).message}\n\n${command.help}`
        : inWords(error, read.config),
    );
    return usage ? 2 : 1;
  }
}
