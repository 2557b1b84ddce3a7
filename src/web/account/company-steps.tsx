import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { Language } from '../../kernel/language.ts';
import { ActForm } from '../../ui/act-form.tsx';
import { api } from '../api/client.ts';
import { usePreferences } from '../preferences.tsx';
import { sessionQuery } from '../session.ts';
import { Gate } from './gate.tsx';
import { PlaceFields } from './place-fields.tsx';
import { homeOf } from './rules/home-of.ts';
import { useAccountText } from './words.ts';

type Place = { language: Language; currency: string; timeZone: string };

/** The company: its name on one screen; language, money and time on the next, guessed from the browser. */
export function CompanySteps({ onDone }: { onDone: () => void }) {
  const text = useAccountText();
  const client = useQueryClient();
  const { language } = usePreferences();
  const [name, setName] = useState('');
  const [place, setPlace] = useState(false);
  if (!place)
    return (
      <Gate
        title={text('company.title')}
        lead={text('company.text')}
        step={text('company.step', { step: 2, steps: 3 })}
      >
        <ActForm<{ name: string }>
          key="name"
          initial={{ name }}
          submit={text('company.next')}
          onSubmit={async (values) => {
            setName(values.name.trim());
            setPlace(true);
          }}
        >
          <Form.Item
            label={text('company.name')}
            name="name"
            rules={[{ required: true, whitespace: true, message: text('you.needed') }]}
          >
            <Input
              autoFocus
              autoComplete="organization"
              maxLength={200}
              placeholder={text('company.namePlaceholder')}
            />
          </Form.Item>
        </ActForm>
      </Gate>
    );
  const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Gate
      title={text('company.placeTitle')}
      lead={text('company.placeText')}
      step={text('company.step', { step: 3, steps: 3 })}
    >
      <ActForm<Place>
        key="place"
        initial={{ language, ...homeOf(browserZone, language) }}
        submit={text('company.submit')}
        beside={
          <Button type="text" onClick={() => setPlace(false)}>
            {text('company.back')}
          </Button>
        }
        onSubmit={async (values) => {
          await api.company.setUp({ body: { name, ...values } });
          onDone();
          await client.refetchQueries({ queryKey: sessionQuery.queryKey });
        }}
      >
        <PlaceFields />
      </ActForm>
    </Gate>
  );
}
