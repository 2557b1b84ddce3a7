import { type AreaRoutes, routesOf } from '../../platform/http/routes.ts';
import { beginMail } from './acts/begin-mail.ts';
import { cancelMail, sendAgain, sendMail, settleAsSent } from './acts/send-mail.ts';
import { outgoingContract } from './contract.ts';
import { mailErrors } from './errors.ts';
import { refuseUnseen } from './routes-threads.ts';
import { troubleOf } from './shown.ts';
import { openOutgoing } from './store-outgoing.ts';

/** Writing mail. */
export const outgoingMailRoutes: AreaRoutes = routesOf(
  'outgoingMail',
  outgoingContract,
  {
    begin: ({ db, actor, query }) => beginMail(db, actor, query),
    send: async ({ db, actor, body, write }) => {
      if (body.about) await refuseUnseen(db, actor, body.about, 'mail.noSuchRecord');
      return write((tx) => sendMail(tx, body));
    },
    outgoing: async ({ db, actor }) => {
      const rows = await db.read(actor, openOutgoing(actor.id));
      return { items: rows.map((row) => ({ ...row, failure: troubleOf(actor.language, row.failure) })) };
    },
    cancel: ({ params, write }) => write((tx) => cancelMail(tx, params.id)),
    again: ({ params, write }) => write((tx) => sendAgain(tx, params.id)),
    settle: ({ params, write }) => write((tx) => settleAsSent(tx, params.id)),
  },
  mailErrors,
);
