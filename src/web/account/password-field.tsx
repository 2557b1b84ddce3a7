import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { Bar, type Tone } from '../../ui/tag.tsx';
import { type Strength, strengthOf } from './rules/password-words.ts';
import { useAccountText } from './words.ts';

const shares: Record<Strength['step'], [share: number, tone: Tone]> = {
  none: [0, 'plain'],
  short: [0.15, 'plain'],
  weak: [0.3, 'bad'],
  fair: [0.55, 'warn'],
  good: [0.8, 'good'],
  strong: [1, 'good'],
};

/** How good a password is, said while it is typed. */
function StrengthWords({ password }: { password: string }) {
  const text = useAccountText();
  const strength = strengthOf(password);
  const [share, tone] = shares[strength.step];
  const words =
    strength.step === 'none'
      ? text('password.hint')
      : strength.step === 'short'
        ? text('password.missing', { count: strength.missing })
        : text(`password.${strength.step}`);
  return (
    <div className="y-strength" aria-live="polite">
      {strength.step !== 'none' && <Bar share={share} tone={tone} />}
      <span>{words}</span>
    </div>
  );
}

/** A new password, in a form under `name`, with words about its strength. */
export function NewPasswordField({ name = 'password' }: { name?: string }) {
  const text = useAccountText();
  const typed: string = Form.useWatch(name) ?? '';
  return (
    <Form.Item
      label={text('password.new')}
      name={name}
      rules={[{ required: true, message: text('you.needed') }]}
      extra={<StrengthWords password={typed} />}
    >
      <Input.Password autoComplete="new-password" maxLength={200} />
    </Form.Item>
  );
}

/** The password one has, to prove oneself. */
export function CurrentPasswordField({
  name = 'password',
  autoFocus = false,
}: {
  name?: string;
  autoFocus?: boolean;
}) {
  const text = useAccountText();
  return (
    <Form.Item
      label={text('password.current')}
      name={name}
      rules={[{ required: true, message: text('you.needed') }]}
    >
      <Input.Password autoComplete="current-password" autoFocus={autoFocus} />
    </Form.Item>
  );
}
