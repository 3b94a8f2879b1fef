//! One file to the center, from wherever an earlier try ended.

use std::sync::Arc;

use intake_protocol::UploadMetadata;
use reqwest::Url;

use crate::chunk::ChunkSize;
use crate::client::CenterClient;
use crate::error::UplinkError;
use crate::outbox::PortError;
use crate::tus::{Held, Sent};

/// How often an upload that the center forgot is begun anew before it is put off.
const RECREATIONS: u32 = 3;

/// What is to be uploaded.
#[derive(Clone, Debug)]
pub struct UploadTask {
    /// What the file is.
    pub metadata: UploadMetadata,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Where an earlier try was uploading to.
    pub resume: Option<String>,
    /// Whether there was an earlier try: the center may have the file, or have judged it, and the answer was lost.
    pub tried: bool,
}

/// Hears how an upload goes.
pub trait UploadLog: Send {
    /// Where the bytes go from now on (`None`: the center forgot). Durable before it returns.
    fn upload_at(&mut self, url: Option<&str>) -> Result<(), PortError>;
    /// The center holds this many bytes.
    fn held(&mut self, offset: u64) -> Result<(), PortError>;
    /// Bytes that have left, of how many.
    fn progress(&mut self, sent: u64, total: u64);
}

impl CenterClient {
    /// Uploads until the center holds the whole file. Cuts are taken up at once from the offset that the center names; tries without
    /// any progress are spaced out and ended by [`crate::ClientSettings::tries`], after which the caller waits longer and calls again with the
    /// same address. Before anything is sent a second time from its beginning the center is asked for the receipt of exactly this
    /// file: whether it has it already or has turned it away, no byte is sent then. Dropping the future is safe at any point.
    pub async fn upload(&self, task: &UploadTask, log: &mut dyn UploadLog) -> Result<(), UplinkError> {
        let length = task.bytes.len() as u64;
        let mut place = task.resume.as_deref().and_then(|text| self.own(text));
        let mut tries = Tries::default();
        let mut recreations = 0;
        let mut tried = task.tried || task.resume.is_some();
        let mut size = ChunkSize::new();
        loop {
            let url = match place.take() {
                Some(url) => url,
                None if recreations > RECREATIONS => return Err(UplinkError::PlaceVanishes),
                None => {
                    if tried && self.receipt(&task.metadata.package_id, &task.metadata.file_digest).await?.is_some() {
                        return Ok(());
                    }
                    tried = true;
                    recreations += 1;
                    self.begin(task, length, log).await?
                }
            };
            match self.one_round(&url, task, &mut size, &mut tries, log).await {
                Ok(Round::Complete) => return Ok(()),
                Ok(Round::Again) => place = Some(url),
                Ok(Round::Gone) => log.upload_at(None)?,
                Err(error) if error.is_passing() && tries.count < self.settings.tries => {
                    tracing::debug!(code = error.code(), tries = tries.count, "chunk failed");
                    size.shrink();
                    tokio::time::sleep(self.settings.retry.delay(tries.count, self.settings.jitter.draw())).await;
                    tries.count += 1;
                    place = Some(url);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// From the center's offset to the end, or to the first thing that needs its offset again.
    async fn one_round(
        &self,
        url: &Url,
        task: &UploadTask,
        size: &mut ChunkSize,
        tries: &mut Tries,
        log: &mut dyn UploadLog,
    ) -> Result<Round, UplinkError> {
        let length = task.bytes.len() as u64;
        let Held::Bytes(mut offset) = self.held(url, length).await? else { return Ok(Round::Gone) };
        tries.reached(offset);
        log.held(offset)?;
        log.progress(offset, length);
        while offset < length {
            let start = usize::try_from(offset).map_err(|_| UplinkError::Garbage("offset"))?;
            let end = (start + size.bytes()).min(task.bytes.len());
            let sent = self.send_chunk(url, &task.bytes, start, end, |moved| log.progress(offset + moved, length)).await?;
            match sent {
                Sent::Taken(now) => {
                    kill_point::here("uplink.upload.chunk-sent");
                    offset = now;
                    tries.reached(offset);
                    size.grow();
                    log.held(offset)?;
                    log.progress(offset, length);
                }
                Sent::Gone => return Ok(Round::Gone),
                Sent::Damaged | Sent::OffsetConflict => {
                    size.shrink();
                    tries.count += 1;
                    if tries.count > self.settings.tries {
                        return Err(UplinkError::ChunksNotTaken);
                    }
                    return Ok(Round::Again);
                }
            }
        }
        kill_point::here("uplink.upload.complete");
        Ok(Round::Complete)
    }

    async fn begin(&self, task: &UploadTask, length: u64, log: &mut dyn UploadLog) -> Result<Url, UplinkError> {
        self.extensions().await?;
        let url = self.create(&task.metadata, length).await?;
        kill_point::here("uplink.upload.created");
        log.upload_at(Some(url.as_str()))?;
        Ok(url)
    }

    /// A remembered place, if it is still at this center.
    fn own(&self, text: &str) -> Option<Url> {
        let url = Url::parse(text).ok()?;
        self.address.follow(&url, text)
    }
}

enum Round {
    Complete,
    Again,
    Gone,
}

/// Failures in a row without progress.
#[derive(Default)]
struct Tries {
    count: u32,
    furthest: Option<u64>,
}

impl Tries {
    /// The center holds this much: more than ever means that the line works, and counting begins anew.
    fn reached(&mut self, offset: u64) {
        if self.furthest.is_none_or(|furthest| offset > furthest) {
            self.furthest = Some(offset);
            self.count = 0;
        }
    }
}
