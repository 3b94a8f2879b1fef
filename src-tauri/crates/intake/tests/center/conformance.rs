//! Each rule of tus 1.0 that the center speaks, by table.

use std::time::Duration;

use intake_protocol::{Checksum, Problem, ProblemCode, header, path};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::post::{Parcel, Post};

/// An answer as it came over the wire.
struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// A request written by hand, so that nothing is added and nothing mended on the way.
async fn ask(method: &str, url: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Response {
    let rest = url.strip_prefix("http://").expect("plain http");
    let (host, path) = rest.split_at(rest.find('/').expect("a path"));
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut stream = TcpStream::connect(host).await.expect("the center listens");
    stream.write_all(format!("{head}\r\n").as_bytes()).await.expect("written");
    // A center that has said no already may have closed its side.
    let _ = stream.write_all(&body).await;
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok()).expect("a status");
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Response { status, headers, body: bytes[end + 4..].to_vec() }
}

fn said(response: &Response, name: &str) -> String {
    response.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

fn code(response: &Response) -> Option<ProblemCode> {
    Problem::parse(&response.body).and_then(|problem| problem.known())
}

async fn create(base: &str, parcel: &Parcel) -> String {
    let length = parcel.sealed.file.len().to_string();
    let metadata = parcel.metadata.encode();
    let headers = [(header::TUS_RESUMABLE, "1.0.0"), (header::UPLOAD_LENGTH, length.as_str()), (header::UPLOAD_METADATA, &metadata)];
    let response = ask("POST", &format!("{base}{}", path::UPLOADS), &headers, Vec::new()).await;
    assert_eq!(response.status, 201);
    assert!(said(&response, header::UPLOAD_EXPIRES).ends_with(" GMT"));
    format!("{base}{}", said(&response, "location"))
}

async fn patch(url: &str, offset: usize, body: &[u8], more: &[(&str, &str)]) -> Response {
    let offset = offset.to_string();
    let mut headers = vec![(header::TUS_RESUMABLE, "1.0.0"), (header::UPLOAD_OFFSET, offset.as_str()), ("content-type", header::CHUNK_TYPE)];
    headers.extend_from_slice(more);
    ask("PATCH", url, &headers, body.to_vec()).await
}

async fn offset(url: &str) -> String {
    let response = ask("HEAD", url, &[(header::TUS_RESUMABLE, "1.0.0")], Vec::new()).await;
    assert_eq!(response.status, 200);
    assert_eq!(said(&response, "cache-control"), "no-store");
    said(&response, header::UPLOAD_OFFSET)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_it_can() {
    let post = Post::new();
    let center = post.center().await;
    let response = ask("OPTIONS", &format!("{}{}", center.url(), path::UPLOADS), &[], Vec::new()).await;
    assert_eq!(response.status, 204);
    assert_eq!(said(&response, header::TUS_VERSION), "1.0.0");
    assert_eq!(said(&response, header::TUS_MAX_SIZE), "16777216");
    assert_eq!(said(&response, header::TUS_EXTENSION), "creation,termination,expiration,checksum");
    assert_eq!(said(&response, header::TUS_CHECKSUM_ALGORITHM), "sha256");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creation_that_breaks_a_rule_is_refused_with_its_code() {
    let post = Post::new();
    let center = post.center().await;
    let uploads = format!("{}{}", center.url(), path::UPLOADS);
    let metadata = post.parcel().metadata.encode();
    let tus = (header::TUS_RESUMABLE, "1.0.0");
    let length = (header::UPLOAD_LENGTH, "100");
    let meta = (header::UPLOAD_METADATA, metadata.as_str());
    let table: [(&[(&str, &str)], ProblemCode); 9] = [
        (&[length, meta], ProblemCode::TusVersionUnknown),
        (&[(header::TUS_RESUMABLE, "0.2.2"), length, meta], ProblemCode::TusVersionUnknown),
        (&[tus, meta], ProblemCode::RequestUnreadable),
        (&[tus, (header::UPLOAD_LENGTH, "-1"), meta], ProblemCode::RequestUnreadable),
        (&[tus, (header::UPLOAD_LENGTH, "0"), meta], ProblemCode::RequestUnreadable),
        (&[tus, (header::UPLOAD_LENGTH, "16777217"), meta], ProblemCode::TooLarge),
        (&[tus, (header::UPLOAD_DEFER_LENGTH, "1"), meta], ProblemCode::RequestUnreadable),
        (&[tus, length], ProblemCode::MetadataUnreadable),
        (&[tus, length, (header::UPLOAD_METADATA, "package AAAA")], ProblemCode::MetadataUnreadable),
    ];
    for (headers, expected) in table {
        let response = ask("POST", &uploads, headers, Vec::new()).await;
        assert_eq!(response.status, expected.status(), "{headers:?}");
        assert_eq!(said(&response, header::TUS_RESUMABLE), "1.0.0");
        if expected == ProblemCode::TusVersionUnknown {
            assert_eq!(said(&response, header::TUS_VERSION), "1.0.0");
        }
        assert_eq!(code(&response), Some(expected), "{headers:?}");
    }
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chunks_are_taken_only_where_the_held_bytes_end() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    let file = &parcel.sealed.file;
    let url = create(&center.url(), &parcel).await;
    assert_eq!(create(&center.url(), &parcel).await, url, "one package has one upload");

    assert_eq!(offset(&url).await, "0");
    let taken = patch(&url, 0, &file[..100], &[]).await;
    assert_eq!((taken.status, said(&taken, header::UPLOAD_OFFSET).as_str()), (204, "100"));
    for wrong in [0, 99, 101, file.len()] {
        let response = patch(&url, wrong, &file[100..200], &[]).await;
        assert_eq!(response.status, 409, "{wrong}");
        assert_eq!(code(&response), Some(ProblemCode::OffsetConflict));
    }
    assert_eq!(offset(&url).await, "100");

    let good = Checksum::of(&file[100..200]).encode();
    let bad = Checksum::of(b"else").encode();
    let damaged = patch(&url, 100, &file[100..200], &[(header::UPLOAD_CHECKSUM, &bad)]).await;
    assert_eq!((damaged.status, code(&damaged)), (460, Some(ProblemCode::ChecksumMismatch)));
    assert_eq!(offset(&url).await, "100", "a damaged chunk is not kept");
    let foreign = patch(&url, 100, &file[100..200], &[(header::UPLOAD_CHECKSUM, "md5 AAAA")]).await;
    assert_eq!(foreign.status, 400);
    assert_eq!(patch(&url, 100, &file[100..200], &[(header::UPLOAD_CHECKSUM, &good)]).await.status, 204);

    let plain = ask("PATCH", &url, &[(header::TUS_RESUMABLE, "1.0.0"), (header::UPLOAD_OFFSET, "200")], vec![1]).await;
    assert_eq!(plain.status, 415);
    let endless = patch(&url, 200, &vec![0; file.len()], &[]).await;
    assert_eq!(endless.status, 413);
    assert_eq!(offset(&url).await, "200");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_that_ends_early_is_kept_and_said_to_be_incomplete() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    let url = create(&center.url(), &parcel).await;
    let host = url.strip_prefix("http://").and_then(|rest| rest.split('/').next()).expect("a host").to_owned();
    let path = url.rsplit_once(&host).expect("a path").1;
    let mut stream = TcpStream::connect(&host).await.expect("the center listens");
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: 400\r\n{}: 1.0.0\r\n{}: 0\r\ncontent-type: {}\r\n\r\n",
        header::TUS_RESUMABLE,
        header::UPLOAD_OFFSET,
        header::CHUNK_TYPE
    );
    stream.write_all(head.as_bytes()).await.expect("written");
    stream.write_all(&parcel.sealed.file[..150]).await.expect("written");
    stream.shutdown().await.expect("this side is closed");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("bodyIncomplete"), "{answer}");
    assert_eq!(offset(&url).await, "150");
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_may_come_as_a_post_that_says_patch() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    let url = create(&center.url(), &parcel).await;
    let headers = [
        (header::TUS_RESUMABLE, "1.0.0"),
        (header::UPLOAD_OFFSET, "0"),
        ("content-type", header::CHUNK_TYPE),
        (header::METHOD_OVERRIDE, "PATCH"),
    ];
    let response = ask("POST", &url, &headers, parcel.sealed.file.clone()).await;
    assert_eq!(response.status, 204);
    assert_eq!(offset(&url).await, parcel.sealed.file.len().to_string());
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_ends_by_termination_or_when_its_time_is_over() {
    let post = Post::new();
    let center = post.center().await;
    let tus = [(header::TUS_RESUMABLE, "1.0.0")];
    let (dropped, expired) = (post.parcel(), post.parcel());

    let url = create(&center.url(), &dropped).await;
    assert_eq!(ask("DELETE", &url, &tus, Vec::new()).await.status, 204);
    assert_eq!(ask("HEAD", &url, &tus, Vec::new()).await.status, 410);
    assert_eq!(patch(&url, 0, b"x", &[]).await.status, 410);
    assert_ne!(create(&center.url(), &dropped).await, url, "a dropped upload begins anew");

    let url = create(&center.url(), &expired).await;
    post.pass(Duration::from_secs(8 * 86_400));
    assert_eq!(ask("HEAD", &url, &tus, Vec::new()).await.status, 410);
    assert_eq!(ask("HEAD", &format!("{}/00", url.rsplit_once('/').expect("a path").0), &tus, Vec::new()).await.status, 404);
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_stays_over_a_restart() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    let url = create(&center.url(), &parcel).await;
    assert_eq!(patch(&url, 0, &parcel.sealed.file[..500], &[]).await.status, 204);
    center.stop().await;

    let center = post.center().await;
    let url = format!("{}/v1/uploads/{}", center.url(), url.rsplit_once('/').expect("a path").1);
    assert_eq!(offset(&url).await, "500");
    assert_eq!(patch(&url, 500, &parcel.sealed.file[500..], &[]).await.status, 204);
    center.stop().await;
}
