import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { commandKey } from '../../../../ui/keyboard.ts';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { Key } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useSession } from '../../../../web/session.ts';
import { Labelled } from '../labelled.tsx';
import { TroubleNote } from '../mailboxes/trouble-note.tsx';
import { FileDialog } from '../page/file-dialog.tsx';
import type { Trouble } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { type Asked, type Draft, dropDraft, keepDraft } from './draft.ts';
import { Enclosures } from './enclosures.tsx';
import { RecipientField } from './recipient-field.tsx';
import { readRecipients } from './recipients.ts';
import { afterMail, hangFiles, mailOf } from './send-mail.ts';

type WriteFormProps = { asked: Asked; begun: Draft; onClose: () => void };

/** To whom, about what, the words, what goes along. What is typed is kept until it is sent or thrown away. */
export function WriteForm({ asked, begun, onClose }: WriteFormProps) {
  const text = useMailText();
  const phone = usePhone();
  const { person } = useSession();
  const { show } = useToast();
  const [draft, setDraft] = useState(begun);
  const [about, setAbout] = useState(asked.about ?? null);
  const [fresh, setFresh] = useState<readonly File[]>([]);
  const [copies, setCopies] = useState(begun.cc.length > 0 || begun.bcc.length > 0);
  const [choosing, setChoosing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const boxes = useQuery(api.mailbox.list.query());
  const send = useWrite(api.outgoing.send);
  const words = useRef<HTMLTextAreaElement | null>(null);
  const touched = useRef(false);
  const set = (change: Partial<Draft>) => {
    touched.current = true;
    setDraft((before) => ({ ...before, ...change }));
  };
  useEffect(() => {
    if (touched.current) keepDraft(asked, person.id, draft);
  }, [asked, person.id, draft]);
  // An answer is written above what it answers.
  useEffect(() => {
    if (begun.to.length > 0) {
      words.current?.focus();
      words.current?.setSelectionRange(0, 0);
    }
  }, [begun]);

  const whatIsWrong = (): string | null => {
    const all = readRecipients([...draft.to, ...draft.cc, ...draft.bcc]);
    if (all.wrong !== null) return text('web.write.badAddress', { address: all.wrong });
    return all.parties.length === 0 ? text('web.write.needTo') : null;
  };
  const submit = async () => {
    const problem = whatIsWrong();
    setWrong(problem);
    setTrouble(null);
    if (problem || busy) return;
    setBusy(true);
    try {
      const hung = about ? await hangFiles(about, fresh) : [];
      // Hung once: when sending is refused they are not hung again.
      const whole = { ...draft, fileIds: [...draft.fileIds, ...hung] };
      setFresh([]);
      setDraft(whole);
      const { id } = await send.run({ body: mailOf(whole, asked, about) });
      dropDraft(asked, person.id);
      await afterMail();
      onClose();
      show({
        message: text('web.write.sent'),
        undo: () =>
          api.outgoing
            .cancel({ params: { id } })
            .then(afterMail)
            .then(() => {
              keepDraft(asked, person.id, whole);
              show({ message: `${text('web.write.stopped')} · ${text('web.write.draftKept')}` });
            })
            .catch((error: Error) => show({ message: error.message, tone: 'bad' })),
      });
    } catch (error) {
      const told = asProblem(error);
      setTrouble({
        code: told?.code ?? '',
        title: (error as Error).message,
        next: told?.next ?? '',
        at: null,
      });
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  };
  const discard = () => {
    dropDraft(asked, person.id);
    onClose();
    show({
      message: text('web.write.discarded'),
      undo: async () => keepDraft(asked, person.id, draft),
    });
  };
  const items = boxes.data?.items ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: Ctrl+Enter sends from every field
    <form
      className="mail-write"
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      {items.length > 1 && (
        <Labelled className="mail-field" label={text('web.write.from')}>
          {(id) => (
            <Select
              id={id}
              variant="borderless"
              aria-label={text('web.write.from')}
              getPopupContainer={popupPlace}
              value={draft.mailboxId}
              options={items.map(({ id, address }) => ({ value: id, label: address }))}
              onChange={(mailboxId) => set({ mailboxId })}
            />
          )}
        </Labelled>
      )}
      <div className="mail-to">
        <RecipientField
          label={text('web.write.to')}
          value={draft.to}
          autoFocus={begun.to.length === 0}
          onChange={(to) => set({ to })}
        />
        {!copies && (
          <button type="button" className="y-textbutton" onClick={() => setCopies(true)}>
            {text('web.write.showCopies')}
          </button>
        )}
      </div>
      {copies && (
        <>
          <RecipientField label={text('web.write.cc')} value={draft.cc} onChange={(cc) => set({ cc })} />
          <RecipientField label={text('web.write.bcc')} value={draft.bcc} onChange={(bcc) => set({ bcc })} />
        </>
      )}
      <Labelled className="mail-field" label={text('web.write.subject')}>
        {(id) => (
          <Input
            id={id}
            variant="borderless"
            value={draft.subject}
            maxLength={1000}
            onChange={(event) => set({ subject: event.target.value })}
          />
        )}
      </Labelled>
      <textarea
        ref={words}
        className="mail-words"
        aria-label={text('web.write.text')}
        value={draft.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <div className="mail-about">
        <span className="y-quiet">{text('web.write.about')}</span>
        {about ? (
          <span className="mail-filing">
            {about.title}
            <button
              type="button"
              aria-label={text('web.write.aboutNone')}
              title={text('web.write.aboutNone')}
              onClick={() => {
                setAbout(null);
                set({ fileIds: [] });
              }}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ) : (
          <Button size="small" onClick={() => setChoosing(true)}>
            {text('web.write.aboutChoose')}
          </Button>
        )}
        {draft.attachmentIds.length > 0 && (
          <span className="y-quiet">{text('web.write.enclosed', { count: draft.attachmentIds.length })}</span>
        )}
      </div>
      {about ? (
        <Enclosures
          about={about}
          chosen={draft.fileIds}
          onChoose={(fileIds) => set({ fileIds })}
          fresh={fresh}
          onFresh={setFresh}
        />
      ) : (
        <p className="y-note">{text('web.write.filesNeedRecord')}</p>
      )}
      {wrong && (
        <p className="y-text-bad" role="alert">
          {wrong}
        </p>
      )}
      <TroubleNote trouble={trouble} />
      <footer className="y-row y-gap-s">
        <Button type="primary" htmlType="submit" loading={busy}>
          {text('web.write.send')} {!phone && <Key>{commandKey} ↵</Key>}
        </Button>
        <Button type="text" onClick={discard}>
          {text('web.write.discard')}
        </Button>
      </footer>
      {choosing && (
        <FileDialog
          title={text('web.write.about')}
          onClose={() => setChoosing(false)}
          onChoose={(record) => {
            setAbout(record);
            setChoosing(false);
          }}
        />
      )}
    </form>
  );
}
