import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useAccountText } from './words.ts';

/** The second step: six digits of the authenticator, or a recovery code. In a form, as `code`. */
export function CodeField() {
  const text = useAccountText();
  const form = Form.useFormInstance();
  const [recovery, setRecovery] = useState(false);
  return (
    <>
      <Form.Item
        key={recovery ? 'recovery' : 'app'}
        label={text(recovery ? 'signIn.recoveryCode' : 'signIn.code')}
        name="code"
        rules={[{ required: true, message: text('you.needed') }]}
        extra={text(recovery ? 'signIn.recoveryHint' : 'signIn.codeHint')}
      >
        {recovery ? (
          <Input autoFocus autoComplete="off" spellCheck={false} maxLength={100} />
        ) : (
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={12} />
        )}
      </Form.Item>
      <button
        type="button"
        className="y-textbutton"
        onClick={() => {
          form.resetFields(['code']);
          setRecovery(!recovery);
        }}
      >
        {text(recovery ? 'signIn.useApp' : 'signIn.recovery')}
      </button>
    </>
  );
}
