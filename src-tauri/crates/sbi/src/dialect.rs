/// The versions of the interface that are in the field. They differ in two verbs and in how a device is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// SBI 1.0.
    Sbi10,
    /// MDS 0.9.5.
    Mds095,
}

impl Dialect {
    /// The newer first.
    pub const ALL: [Self; 2] = [Self::Sbi10, Self::Mds095];

    /// As it stands in `specVersion`.
    pub const fn version(self) -> &'static str {
        match self {
            Self::Sbi10 => "1.0",
            Self::Mds095 => "0.9.5",
        }
    }

    /// Asks which devices there are.
    pub const fn discovery_verb(self) -> &'static str {
        match self {
            Self::Sbi10 => "SBIDISC",
            Self::Mds095 => "MOSIPDISC",
        }
    }

    /// Asks them who they are, signed.
    pub const fn info_verb(self) -> &'static str {
        match self {
            Self::Sbi10 => "SBIINFO",
            Self::Mds095 => "MOSIPDINFO",
        }
    }

    /// The newest one that a device says it speaks.
    pub fn newest_of(versions: &[String]) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| versions.iter().any(|version| version == dialect.version()))
    }
}
