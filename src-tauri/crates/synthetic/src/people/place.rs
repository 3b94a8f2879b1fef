//! Where a household lives: real communes of the current list, invented houses in them.

use super::names::{People, pick};
use crate::random::Stream;
use enrollment::{Choice, choice, options, province_of_number};

const STREETS: [&str; 10] = [
    "Lê Lợi", "Trần Phú", "Nguyễn Huệ", "Hùng Vương", "Quang Trung", "Lý Thường Kiệt", "Hai Bà Trưng", "Phan Chu Trinh", "Điện Biên Phủ",
    "Nguyễn Trãi",
];

/// A commune with its province.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Code of the commune in the current list.
    pub commune: &'static str,
    /// Code of the province in the current list.
    pub province: &'static str,
    commune_label: &'static str,
    province_label: &'static str,
}

impl Place {
    fn of(commune: &'static Choice) -> Option<Self> {
        let province = commune.within.as_deref()?;
        Some(Self {
            commune: &commune.code,
            province,
            commune_label: &commune.label,
            province_label: &choice("provinces", province)?.label,
        })
    }

    /// The place of the `n`-th household: the list is walked in long strides, so that every part of the country comes soon.
    pub(crate) fn nth(n: usize, offset: usize) -> Option<Self> {
        let communes = options("communes");
        // A stride that shares no factor with the list's length visits every commune once before any twice.
        // The golden section spreads any number of first visits evenly over the list, and so over the provinces.
        let stride = (1..).map(|more| communes.len() * 618 / 1000 + more).find(|s| coprime(*s, communes.len().max(1)))?;
        Self::of(communes.get((offset + n * stride) % communes.len().max(1))?)
    }

    /// Some commune of a province.
    pub(crate) fn in_province(province: &str, stream: &mut Stream) -> Option<Self> {
        let communes: Vec<&'static Choice> =
            options("communes").iter().filter(|c| c.within.as_deref() == Some(province)).collect();
        Self::of(communes.get(stream.below(communes.len()))?)
    }

    /// `Phường Ba Đình, Thành phố Hà Nội`.
    pub(crate) fn unit(&self) -> String {
        format!("{}, {}", self.commune_label, self.province_label)
    }

    /// An address in the commune.
    pub(crate) fn address(&self, people: People, stream: &mut Stream) -> String {
        let number = 1 + stream.below(180);
        let house = if self.commune_label.starts_with("Phường") {
            format!("Số {number} đường {}", pick(&STREETS, stream))
        } else {
            match people {
                People::Ede | People::Giarai => format!("Buôn {}", 1 + stream.below(9)),
                People::Bana => format!("Làng {}", 1 + stream.below(9)),
                People::Mong | People::Tay => format!("Bản {}", 1 + stream.below(9)),
                People::Kinh | People::Khmer => format!("Thôn {}", 1 + stream.below(12)),
            }
        };
        format!("{house}, {}", self.unit())
    }

    /// The first three digits of the number of somebody registered at birth here: the province's code with a leading zero.
    pub(crate) fn number_code(&self) -> String {
        let code = format!("0{}", self.province);
        if province_of_number(&code).is_some() { code } else { "001".to_owned() }
    }
}

fn coprime(mut a: usize, mut b: usize) -> bool {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}
