import { expect, test } from 'vitest';
import { delegateLine, readDelegates } from '../../client/mc/delegates.ts';

test('a list as it comes from the office: title, name, office, one a line', () => {
  const text = `1. Đồng chí Nguyễn Văn An, Ủy viên Ban Thường vụ, Phó Chủ tịch

    - Bà Lê Thị Bình – Phó Bí thư
    đ/c Trần Khánh, Chủ tịch Hội
    Phạm Đình Trọng`;
  expect(readDelegates(text, [])).toEqual([
    { title: 'Đồng chí', name: 'Nguyễn Văn An', office: 'Ủy viên Ban Thường vụ, Phó Chủ tịch' },
    { title: 'Bà', name: 'Lê Thị Bình', office: 'Phó Bí thư' },
    { title: 'Đồng chí', name: 'Trần Khánh', office: 'Chủ tịch Hội' },
    { name: 'Phạm Đình Trọng' },
  ]);
});

test('what is read is written as it was, and a name that begins like a title is no title', () => {
  for (const line of ['Đồng chí Nguyễn Văn An, Bí thư', 'Ông Bá Nam, Chủ tịch', 'Phạm Đình Trọng'])
    expect(readDelegates(line, []).map(delegateLine)).toEqual([line]);
  expect(readDelegates('Ôngia Văn Bằng, Trưởng ban', [])).toEqual([{ name: 'Ôngia Văn Bằng', office: 'Trưởng ban' }]);
});

test('an office keeps its commas and its hyphens, and a title that the list had is read again', () => {
  const list = [
    { title: 'Hòa thượng', name: 'Thích Thanh Minh' },
    { title: 'Anh hùng Lao động', name: 'Phạm Thị Lan' },
    {
      title: 'Đồng chí',
      name: 'Lê Văn Cường',
      office: 'Trưởng phòng Lao động - Thương binh và Xã hội, Phó Trưởng ban',
    },
  ];
  expect(readDelegates(list.map(delegateLine).join('\n'), list)).toEqual(list);
});
