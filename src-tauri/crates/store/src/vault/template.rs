//! Templates of fingers: who was at the desk, for comparison with who sits there now.

use std::fmt;

use enrollment::{ApplicationId, SampleId, StageName, Timestamp};

use crate::column;
use crate::error::StoreError;
use crate::vault::Vault;

/// One finger of a kept sample.
#[derive(Clone, PartialEq, Eq)]
pub struct FingerTemplate {
    /// The application.
    pub application: ApplicationId,
    /// The sample.
    pub sample: SampleId,
    /// Finger position, 1 to 10.
    pub finger: u8,
    /// An ISO/IEC 19794-2 record.
    pub record: Vec<u8>,
}

impl fmt::Debug for FingerTemplate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("FingerTemplate").field("application", &self.application).field("finger", &self.finger).finish_non_exhaustive()
    }
}

impl Vault {
    /// The samples whose fingers count in a comparison: kept, and taken since `since` or of an application in one of these stages.
    pub fn compared_samples(&self, since: Timestamp, stages: &[StageName]) -> Result<Vec<SampleId>, StoreError> {
        let list = stages.iter().map(|stage| format!("'{}'", stage.code())).collect::<Vec<_>>().join(", ");
        let text = format!(
            "SELECT samples.id FROM samples JOIN applications ON applications.id = samples.application
             WHERE samples.state = 'kept' AND (samples.taken_at >= ?1 OR applications.stage IN ({list}))
               AND EXISTS (SELECT 1 FROM finger_templates WHERE finger_templates.row = samples.row)
             ORDER BY samples.row"
        );
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(&text)?;
            Ok(statement.query_map([since.unix_ms()], |row| column::parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The fingers of one sample.
    pub fn finger_templates(&self, sample: &SampleId) -> Result<Vec<FingerTemplate>, StoreError> {
        self.handle.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT samples.application, samples.id, finger, record FROM finger_templates JOIN samples USING (row) WHERE samples.id = ?1 ORDER BY finger",
            )?;
            let read = |row: &rusqlite::Row<'_>| {
                Ok(FingerTemplate { application: column::parsed(row, 0)?, sample: column::parsed(row, 1)?, finger: row.get(2)?, record: row.get(3)? })
            };
            Ok(statement.query_map([sample.to_string()], read)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
