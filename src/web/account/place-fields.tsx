import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useMemo } from 'react';
import { languages } from '../../kernel/language.ts';
import { usePreferences } from '../preferences.tsx';
import { languageNames } from './gate.tsx';
import { useAccountText } from './words.ts';

/** `CNY 人民币`, the usual ones first. */
export function useCurrencyChoices() {
  const { language } = usePreferences();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    const usual = ['CNY', 'TWD', 'HKD', 'USD', 'EUR', 'JPY', 'GBP', 'SGD'];
    const rest = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code));
    return [...usual, ...rest].map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }));
  }, [language]);
}

/** `Asia/Shanghai（GMT+8 中国标准时间）`; found by place, by name and by the hours. */
export function useTimeZoneChoices() {
  const { language } = usePreferences();
  return useMemo(() => {
    const part = (timeZone: string, style: 'longGeneric' | 'shortOffset') =>
      new Intl.DateTimeFormat(language, { timeZone, timeZoneName: style })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
    return [...zones].map((zone) => ({
      value: zone,
      label: `${zone.replaceAll('_', ' ')} · ${part(zone, 'longGeneric')} · ${part(zone, 'shortOffset')}`,
    }));
  }, [language]);
}

/** Language, currency and time zone of the company, in a form. */
export function PlaceFields() {
  const text = useAccountText();
  const search = { optionFilterProp: 'label' };
  return (
    <>
      <Form.Item label={text('company.language')} name="language">
        <Select options={languages.map((value) => ({ value, label: languageNames[value] }))} />
      </Form.Item>
      <Form.Item label={text('company.currency')} name="currency">
        <Select showSearch={search} options={useCurrencyChoices()} />
      </Form.Item>
      <Form.Item label={text('company.timeZone')} name="timeZone">
        <Select showSearch={search} options={useTimeZoneChoices()} />
      </Form.Item>
    </>
  );
}
