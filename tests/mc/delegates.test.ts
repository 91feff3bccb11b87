import { expect, test } from 'vitest';
import { delegateLine, readDelegates } from '../../client/mc/delegates.ts';

test('a list as it comes from the office: title, name, office, one a line', () => {
  const text = `1. Đồng chí Nguyễn Văn An, Ủy viên Ban Thường vụ, Phó Chủ tịch

    - Bà Lê Thị Bình – Phó Bí thư
    đ/c Trần Khánh, Chủ tịch Hội
    Phạm Đình Trọng`;
  expect(readDelegates(text)).toEqual([
    { title: 'Đồng chí', name: 'Nguyễn Văn An', office: 'Ủy viên Ban Thường vụ, Phó Chủ tịch' },
    { title: 'Bà', name: 'Lê Thị Bình', office: 'Phó Bí thư' },
    { title: 'Đồng chí', name: 'Trần Khánh', office: 'Chủ tịch Hội' },
    { name: 'Phạm Đình Trọng' },
  ]);
});

test('what is read is written as it was, and a name that begins like a title is no title', () => {
  for (const line of ['Đồng chí Nguyễn Văn An, Bí thư', 'Ông Bá Nam, Chủ tịch', 'Phạm Đình Trọng'])
    expect(readDelegates(line).map(delegateLine)).toEqual([line]);
  expect(readDelegates('Ôngia Văn Bằng, Trưởng ban')).toEqual([{ name: 'Ôngia Văn Bằng', office: 'Trưởng ban' }]);
});
