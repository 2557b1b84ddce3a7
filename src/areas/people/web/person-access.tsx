import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat } from '../../../ui/format-context.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import { useWrite } from '../../../web/api/use-write.ts';
import { useSession } from '../../../web/session.ts';
import { LinkShown } from './link-shown.tsx';
import type { OneTimeLink, Person } from './shapes.ts';
import { usePeopleText } from './words.ts';

/** How someone gets in: the invitation of those who are not here yet, help for those who can't sign in. */
export function PersonAccess({ person, onGone }: { person: Person; onGone: () => void }) {
  const text = usePeopleText();
  const format = useFormat();
  const { show } = useToast();
  const { person: me } = useSession();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const refresh = [api.people.list.key(), api.people.read.key()];
  const again = useWrite(api.people.inviteAgain, { refresh });
  const revoke = useWrite(api.people.revokeInvitation);
  const reset = useWrite(api.people.makeResetLink);
  const signOut = useWrite(api.people.signOut);
  const clear = useWrite(api.people.clearSecondFactor);
  const input = { params: { id: person.id } };
  const run = (act: Promise<unknown>) =>
    void act.catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  if (person.state === 'left') return null;
  return (
    <section>
      <h3>{text('web.access')}</h3>
      {person.state === 'invited' ? (
        <div className="y-stack y-gap-s">
          <span className="y-quiet">
            {person.invitationExpiresAt
              ? text('web.inviteOpen', { date: format.dateTime(person.invitationExpiresAt) })
              : text('web.inviteExpired')}
          </span>
          <div className="y-row y-gap-s">
            <Button loading={again.busy} onClick={() => run(again.run(input).then(setLink))}>
              {text('web.inviteAgain')}
            </Button>
            <Button
              loading={revoke.busy}
              onClick={() =>
                run(
                  revoke.run(input).then(() => {
                    show({ message: text('web.revoked', { name: person.name }) });
                    onGone();
                  }),
                )
              }
            >
              {text('web.revoke')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="y-row y-gap-s">
          <Button loading={reset.busy} onClick={() => run(reset.run(input).then(setLink))}>
            {text('web.reset')}
          </Button>
          {person.id !== me.id && (
            <>
              <Button
                loading={signOut.busy}
                onClick={() =>
                  run(
                    signOut
                      .run(input)
                      .then(({ ended }) => show({ message: text('web.signedOut', { count: ended }) })),
                  )
                }
              >
                {text('web.signOut')}
              </Button>
              <Button
                loading={clear.busy}
                onClick={() =>
                  run(clear.run(input).then(() => show({ message: text('web.clearedSecondFactor') })))
                }
              >
                {text('web.clearSecondFactor')}
              </Button>
            </>
          )}
        </div>
      )}
      {link && (
        <div className="y-panel-more">
          <LinkShown link={link} name={person.name} />
        </div>
      )}
    </section>
  );
}
