import type { ApiProblem } from '../../../../web/api/problem.ts';
import { useMailText } from '../text.ts';
import { TroubleNote } from './trouble-note.tsx';
import type { Trying } from './use-connection.ts';

/**
 * What came of a try, server by server, and why a connection was not kept.
 *
 * @param bothWork said once, instead of twice that a server works
 */
export function ConnectionAnswers({
  trying: { tried, refusal },
  refused,
  bothWork,
}: {
  trying: Trying;
  refused: ApiProblem | null;
  bothWork?: string;
}) {
  const text = useMailText();
  return (
    <>
      {refusal && (
        <p className="y-text-bad" role="alert">
          {refusal}
        </p>
      )}
      {tried &&
        (tried.ok && bothWork ? (
          <TroubleNote trouble={null} works={bothWork} />
        ) : (
          <>
            <TroubleNote
              label={text('web.boxes.imap')}
              trouble={tried.imap}
              works={text('web.boxes.imapWorks')}
            />
            <TroubleNote
              label={text('web.boxes.smtp')}
              trouble={tried.smtp}
              works={text('web.boxes.smtpWorks')}
            />
          </>
        ))}
      {refused && (
        <TroubleNote
          trouble={{ code: refused.code, title: refused.message, next: refused.next ?? '', at: null }}
        />
      )}
    </>
  );
}
