import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startJobs } from '../../platform/jobs/worker.ts';
import { type Answer, type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { importSetJobs } from './index.ts';

/** Public data that lie beside the project, if they do. */
export const sharedData = new URL('../../../../../shared/data/', import.meta.url);

export type SetsHome = TestApp & {
  folder: string;
  upload(person: TestPerson, files: readonly NamedFile[], path?: string): Promise<Answer>;
  until(person: TestPerson, id: string, ...states: string[]): Promise<Answer['body']>;
};
export type NamedFile = { name: string; content: string | Buffer };

/** The whole application with its jobs of importing, and the doors through which files come. */
export async function setsHome(): Promise<SetsHome> {
  const home = await testApp();
  const folder = await mkdtemp(join(tmpdir(), 'yaosu-sets-'));
  const stop = await startJobs({
    connection: { connectionString: home.url },
    db: home.db,
    jobs: importSetJobs,
    log: (message, facts) => process.env.TEST_LOG && console.log(message, facts),
  });
  return {
    ...home,
    folder,
    async upload(person, files, path = '') {
      const edge = '----yaosu-test';
      const parts = files.flatMap(({ name, content }) => [
        Buffer.from(
          `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from('\r\n'),
      ]);
      return home
        .as(person)
        .post(`/api/imports${path}`, Buffer.concat([...parts, Buffer.from(`--${edge}--\r\n`)]), {
          'content-type': `multipart/form-data; boundary=${edge}`,
        });
    },
    async until(person, id, ...states) {
      let last: unknown;
      for (let n = 0; n < 500; n++) {
        const { body } = await home.as(person).get(`/api/imports/${id}`);
        if (states.includes(body.state)) return body;
        const { state, version, progress } = body;
        last = { state, version, progress };
        if (body.state === 'failed') throw new Error(`failed: ${JSON.stringify(body.failure)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never became ${states.join(' or ')}: ${JSON.stringify(last)}`);
    },
    async drop() {
      await stop();
      await home.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function shared(...paths: string[]): Promise<NamedFile[]> {
  return Promise.all(
    paths.map(async (path) => ({ name: basename(path), content: await readFile(new URL(path, sharedData)) })),
  );
}
