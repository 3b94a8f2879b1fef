//! Names, put together from parts that are common among their people; no list of real persons stands behind them.

use crate::random::Stream;
use enrollment::Sex;

/// A people as far as names go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum People {
    Kinh,
    Tay,
    Mong,
    Khmer,
    Ede,
    Giarai,
    Bana,
}

impl People {
    /// The code of the list of ethnic groups.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Kinh => "01",
            Self::Tay => "02",
            Self::Khmer => "05",
            Self::Mong => "08",
            Self::Giarai => "10",
            Self::Ede => "12",
            Self::Bana => "13",
        }
    }

    /// Who lives in a province, by its current code; mostly Kinh everywhere.
    pub(crate) fn of_province(code: &str, stream: &mut Stream) -> Self {
        let lot = stream.unit();
        match code {
            "66" if lot < 0.45 => Self::Ede,
            "52" if lot < 0.35 => Self::Giarai,
            "52" | "51" if lot < 0.55 => Self::Bana,
            "04" | "20" | "19" if lot < 0.6 => Self::Tay,
            "08" | "11" | "12" | "15" if lot < 0.5 => Self::Mong,
            "86" | "92" if lot < 0.35 => Self::Khmer,
            _ => Self::Kinh,
        }
    }
}

const KINH: [&str; 24] = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đoàn", "Quách", "Tạ",
];
const MALE_MIDDLE: [&str; 12] =
    ["Văn", "Văn", "Hữu", "Đức", "Công", "Quang", "Minh", "Đình", "Xuân", "Ngọc", "Thế", "Trọng"];
const FEMALE_MIDDLE: [&str; 10] = ["Thị", "Thị", "Thị", "Thị Ngọc", "Thị Thanh", "Ngọc", "Thùy", "Thị Kim", "Khánh", "Thị Mỹ"];
const MALE_GIVEN: [&str; 28] = [
    "An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hiếu", "Hòa", "Hùng", "Khải", "Khoa", "Lâm", "Long", "Mạnh", "Nam", "Nghĩa",
    "Phong", "Phúc", "Quân", "Quyết", "Sơn", "Thắng", "Thịnh", "Toàn", "Trường", "Tuấn", "Vượng",
];
const FEMALE_GIVEN: [&str; 28] = [
    "Ánh", "Bích", "Châu", "Diễm", "Dung", "Hà", "Hằng", "Hạnh", "Hiền", "Hoa", "Huệ", "Hường", "Lan", "Liên", "Linh", "Loan", "Mai",
    "Ngân", "Nhung", "Oanh", "Phượng", "Quỳnh", "Thảo", "Thủy", "Trang", "Tuyết", "Uyên", "Yến",
];
const TAY: [&str; 6] = ["Nông", "Hoàng", "Lương", "Ma", "Triệu", "Bế"];
const MONG: [&str; 6] = ["Giàng", "Vàng", "Thào", "Sùng", "Lầu", "Mùa"];
const MONG_MALE: [&str; 7] = ["Páo", "Dình", "Chú", "Sử", "Tủa", "Vừ", "Lử"];
const MONG_FEMALE: [&str; 7] = ["Mỷ", "Dở", "Súa", "Xía", "Chở", "Máy", "Pà"];
const KHMER: [&str; 6] = ["Thạch", "Sơn", "Kim", "Danh", "Châu", "Lâm"];
const KHMER_GIVEN: [&str; 8] = ["Sa Rết", "Sô Phia", "Phiêl", "Chanh Đa", "Ruông", "Sa Mol", "Thia", "Xuân Tha"];
const EDE_CLAN: [&str; 9] = ["Niê", "Mlô", "Êban", "Ayŭn", "Byă", "Ênuôl", "Hđơ̆k", "Adrơ̆ng", "Buôn Yă"];
const EDE_MALE: [&str; 7] = ["Y Blô", "Y Dhăm", "Y Čuăn", "Y Ñuê", "Y Ƀhiông", "Y Sô̆", "Y Krê̆"];
const EDE_FEMALE: [&str; 7] = ["H'Wing", "H'Ƀuôn", "H'Ñhan", "H'Čuôn", "H'Lê̆", "H'Drư̆", "H'Bluên"];
const GIARAI_CLAN: [&str; 7] = ["Rơ Châm", "Siu", "Ksor", "Kpă", "Rmah", "Nay", "Puih"];
const GIARAI_MALE: [&str; 7] = ["Ƀlơ̆ng", "Thưk", "Hnŭn", "Čơ̆n", "Ñơ̆n", "Ngô̆p", "Jŭ"];
const GIARAI_FEMALE: [&str; 6] = ["H'Ƀlưh", "H'Ngô̆n", "H'Ñê̆", "H'Čep", "H'Bư̆", "H'Yưn"];
const BANA_MALE: [&str; 6] = ["A Ñơ̆ng", "A Hlơ̆p", "A Ƀưk", "Đinh Văn Ƀơ̆t", "Đinh Hmưnh", "A Čơ̆r"];
const BANA_FEMALE: [&str; 6] = ["Y Ƀlem", "Y Hrê̆u", "Y Ñơ̆m", "Đinh Thị Ƀơ̆k", "Y Čăm", "Y Hmư̆t"];
/// Names of a single word, as some peoples give them.
pub(crate) const ONE_WORD: [&str; 5] = ["Nhâm", "Blưk", "Mão", "Thếch", "Ƀơ̆ng"];
/// Names that overflow every narrow column.
pub(crate) const VERY_LONG: [&str; 3] = [
    "Công Huyền Tôn Nữ Nguyễn Phước Thị Hoàng Phương Thảo Vy",
    "Trần Nguyễn Hoàng Lê Phạm Đặng Huỳnh Quốc Thiên Bảo Khánh Nguyên",
    "Rơ Châm H'Ñê̆ Ksor Nay Thị Bích Phượng Hoàng Oanh",
];

/// What is handed from parent to child in a name.
#[derive(Debug, Clone)]
pub(crate) struct Family {
    pub people: People,
    pub surname: &'static str,
}

impl Family {
    pub(crate) fn draw(people: People, stream: &mut Stream) -> Self {
        let surname = match people {
            People::Kinh => pick(&KINH, stream),
            People::Tay => pick(&TAY, stream),
            People::Mong => pick(&MONG, stream),
            People::Khmer => pick(&KHMER, stream),
            People::Ede => pick(&EDE_CLAN, stream),
            People::Giarai => pick(&GIARAI_CLAN, stream),
            People::Bana => "",
        };
        Self { people, surname }
    }

    /// A full name in the order its people writes it.
    pub(crate) fn name(&self, sex: Sex, stream: &mut Stream) -> String {
        let male = sex == Sex::Male;
        let surname = self.surname;
        match self.people {
            People::Kinh | People::Tay => {
                let middle = if male { pick(&MALE_MIDDLE, stream) } else { pick(&FEMALE_MIDDLE, stream) };
                let given = if male { pick(&MALE_GIVEN, stream) } else { pick(&FEMALE_GIVEN, stream) };
                format!("{surname} {middle} {given}")
            }
            People::Mong if male => format!("{surname} A {}", pick(&MONG_MALE, stream)),
            People::Mong => format!("{surname} Thị {}", pick(&MONG_FEMALE, stream)),
            People::Khmer if male => format!("{surname} {}", pick(&KHMER_GIVEN, stream)),
            People::Khmer => format!("{surname} Thị {}", pick(&KHMER_GIVEN, stream)),
            People::Ede => format!("{} {surname}", if male { pick(&EDE_MALE, stream) } else { pick(&EDE_FEMALE, stream) }),
            People::Giarai => format!("{surname} {}", if male { pick(&GIARAI_MALE, stream) } else { pick(&GIARAI_FEMALE, stream) }),
            People::Bana => (if male { pick(&BANA_MALE, stream) } else { pick(&BANA_FEMALE, stream) }).to_owned(),
        }
    }
}

pub(crate) fn pick(list: &[&'static str], stream: &mut Stream) -> &'static str {
    list.get(stream.below(list.len())).copied().unwrap_or_default()
}
