import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { popupPlace } from '../../../ui/popup-place.ts';
import { api } from '../../../web/api/client.ts';

type ProductsInputProps = { label: string; value: string[]; onChange: (value: string[]) => void };

/** Products by name: those that are usual are offered, any other may be typed. */
export function ProductsInput({ label, value, onChange }: ProductsInputProps) {
  const { data } = useQuery({ ...api.opportunity.products.query(), staleTime: 60_000 });
  return (
    <Select
      className="y-wide"
      mode="tags"
      aria-label={label}
      getPopupContainer={popupPlace}
      tokenSeparators={[',', '，', '、', ';', '；']}
      value={value}
      options={(data?.values ?? []).map((one) => ({ value: one, label: one }))}
      onChange={onChange}
    />
  );
}
