//! Officers of the demo post.

use enrollment::Role;

/// An officer who never served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOfficer {
    /// Sign-in name.
    pub id: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Rank as printed on papers.
    pub rank: &'static str,
    /// What the officer may do.
    pub role: Role,
}

/// The demo post's officers: two clerks, a supervisor, a technician.
pub fn officers() -> [DemoOfficer; 4] {
    [
        DemoOfficer { id: "canbo1", name: "Lê Thị Thanh Hương", rank: "Thượng úy", role: Role::Clerk },
        DemoOfficer { id: "canbo2", name: "Y Thuê Êban", rank: "Trung úy", role: Role::Clerk },
        DemoOfficer { id: "chihuy", name: "Trần Quốc Khánh", rank: "Thiếu tá", role: Role::Supervisor },
        DemoOfficer { id: "kythuat", name: "Phạm Đức Long", rank: "Đại úy", role: Role::Technician },
    ]
}
