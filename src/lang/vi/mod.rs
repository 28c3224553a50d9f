//! Vietnamese.

use super::dates::Dates;
use super::numbers::{CurrencyPosition, Numbers};
use super::pack::{Pack, Starter};
use super::words::Words;

pub(super) static PACK: Pack = Pack {
    tag: "vi",
    name: "Tiếng Việt",
    form: include_str!("form.yaml"),
    dates: Dates {
        months: [
            "tháng 1",
            "tháng 2",
            "tháng 3",
            "tháng 4",
            "tháng 5",
            "tháng 6",
            "tháng 7",
            "tháng 8",
            "tháng 9",
            "tháng 10",
            "tháng 11",
            "tháng 12",
        ],
        day: "{d} {month}, {y}",
        month: "{month} năm {y}",
    },
    numbers: Numbers {
        decimal: ",",
        group: ".",
        least_before_group: 1,
        percent: "%",
        currency: CurrencyPosition::After,
    },
    starter: Starter {
        welcome: "Viết câu trả lời sau dấu hai chấm. Bản nháp có thể chưa đầy đủ. Các dòng bắt đầu bằng `#` là ghi chú cho \
                  quý vị; báo cáo không in chúng. Nếu câu trả lời có nhiều đoạn, hãy gõ `|` sau dấu hai chấm và thụt các \
                  dòng bên dưới vào hai dấu cách.",
        needed: "bắt buộc từ giai đoạn `{}`",
        lists: "Để thêm một mục vào danh sách, hãy xóa `# ` ở đầu các dòng của mục đó. Để thêm mục khác, hãy chép các dòng này.",
        to_choose: "chọn trong",
        ids: [
            "nhu-cau-dau-tien",
            "uu-tien-dau-tien",
            "hanh-dong-dau-tien",
            "ket-qua-dau-tien",
            "chi-so-dau-tien",
        ],
    },
    words: &Words::NONE,
    mixed_with: &[],
    regions: &[],
};
