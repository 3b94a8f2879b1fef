//! Each rule of tus 1.0 that the center speaks, by table.

use std::time::Duration;

use intake_protocol::{Checksum, Problem, ProblemCode, header, path};
use reqwest::{Client, Method, Response};

use crate::post::{Parcel, Post};

/// A request as raw as HTTP allows.
async fn ask(method: Method, url: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Response {
    let mut request = Client::new().request(method, url).body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.expect("an answer")
}

fn said(response: &Response, name: &str) -> String {
    response.headers().get(name).map(|value| value.to_str().expect("text").to_owned()).unwrap_or_default()
}

async fn code(response: Response) -> Option<ProblemCode> {
    Problem::parse(&response.bytes().await.expect("a body")).and_then(|problem| problem.known())
}

async fn create(base: &str, parcel: &Parcel) -> String {
    let length = parcel.sealed.file.len().to_string();
    let metadata = parcel.metadata.encode();
    let headers = [(header::TUS_RESUMABLE, "1.0.0"), (header::UPLOAD_LENGTH, length.as_str()), (header::UPLOAD_METADATA, &metadata)];
    let response = ask(Method::POST, &format!("{base}{}", path::UPLOADS), &headers, Vec::new()).await;
    assert_eq!(response.status(), 201);
    assert!(said(&response, header::UPLOAD_EXPIRES).ends_with(" GMT"));
    format!("{base}{}", said(&response, "location"))
}

async fn patch(url: &str, offset: usize, body: &[u8], more: &[(&str, &str)]) -> Response {
    let offset = offset.to_string();
    let mut headers = vec![(header::TUS_RESUMABLE, "1.0.0"), (header::UPLOAD_OFFSET, offset.as_str()), ("content-type", header::CHUNK_TYPE)];
    headers.extend_from_slice(more);
    ask(Method::PATCH, url, &headers, body.to_vec()).await
}

async fn offset(url: &str) -> String {
    let response = ask(Method::HEAD, url, &[(header::TUS_RESUMABLE, "1.0.0")], Vec::new()).await;
    assert_eq!(response.status(), 200);
    assert_eq!(said(&response, "cache-control"), "no-store");
    said(&response, header::UPLOAD_OFFSET)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_it_can() {
    let post = Post::new();
    let center = post.center().await;
    let response = ask(Method::OPTIONS, &format!("{}{}", center.url(), path::UPLOADS), &[], Vec::new()).await;
    assert_eq!(response.status(), 204);
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
        let response = ask(Method::POST, &uploads, headers, Vec::new()).await;
        assert_eq!(response.status().as_u16(), expected.status(), "{headers:?}");
        assert_eq!(said(&response, header::TUS_RESUMABLE), "1.0.0");
        if expected == ProblemCode::TusVersionUnknown {
            assert_eq!(said(&response, header::TUS_VERSION), "1.0.0");
        }
        assert_eq!(code(response).await, Some(expected), "{headers:?}");
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
    assert_eq!((taken.status().as_u16(), said(&taken, header::UPLOAD_OFFSET).as_str()), (204, "100"));
    for wrong in [0, 99, 101, file.len()] {
        let response = patch(&url, wrong, &file[100..200], &[]).await;
        assert_eq!(response.status(), 409, "{wrong}");
        assert_eq!(code(response).await, Some(ProblemCode::OffsetConflict));
    }
    assert_eq!(offset(&url).await, "100");

    let good = Checksum::of(&file[100..200]).encode();
    let bad = Checksum::of(b"else").encode();
    let damaged = patch(&url, 100, &file[100..200], &[(header::UPLOAD_CHECKSUM, &bad)]).await;
    assert_eq!((damaged.status().as_u16(), code(damaged).await), (460, Some(ProblemCode::ChecksumMismatch)));
    assert_eq!(offset(&url).await, "100", "a damaged chunk is not kept");
    let foreign = patch(&url, 100, &file[100..200], &[(header::UPLOAD_CHECKSUM, "md5 AAAA")]).await;
    assert_eq!(foreign.status(), 400);
    assert_eq!(patch(&url, 100, &file[100..200], &[(header::UPLOAD_CHECKSUM, &good)]).await.status(), 204);

    let plain = ask(Method::PATCH, &url, &[(header::TUS_RESUMABLE, "1.0.0"), (header::UPLOAD_OFFSET, "200")], vec![1]).await;
    assert_eq!(plain.status(), 415);
    let endless = patch(&url, 200, &vec![0; file.len()], &[]).await;
    assert_eq!(endless.status(), 413);
    assert_eq!(offset(&url).await, "200");
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
    let response = ask(Method::POST, &url, &headers, parcel.sealed.file.clone()).await;
    assert_eq!(response.status(), 204);
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
    assert_eq!(ask(Method::DELETE, &url, &tus, Vec::new()).await.status(), 204);
    assert_eq!(ask(Method::HEAD, &url, &tus, Vec::new()).await.status(), 410);
    assert_eq!(patch(&url, 0, b"x", &[]).await.status(), 410);
    assert_ne!(create(&center.url(), &dropped).await, url, "a dropped upload begins anew");

    let url = create(&center.url(), &expired).await;
    post.pass(Duration::from_secs(8 * 86_400));
    assert_eq!(ask(Method::HEAD, &url, &tus, Vec::new()).await.status(), 410);
    assert_eq!(ask(Method::HEAD, &format!("{}/00", url.rsplit_once('/').expect("a path").0), &tus, Vec::new()).await.status(), 404);
    center.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_stays_over_a_restart() {
    let post = Post::new();
    let center = post.center().await;
    let parcel = post.parcel();
    let url = create(&center.url(), &parcel).await;
    assert_eq!(patch(&url, 0, &parcel.sealed.file[..500], &[]).await.status(), 204);
    center.stop().await;

    let center = post.center().await;
    let url = format!("{}/v1/uploads/{}", center.url(), url.rsplit_once('/').expect("a path").1);
    assert_eq!(offset(&url).await, "500");
    assert_eq!(patch(&url, 500, &parcel.sealed.file[500..], &[]).await.status(), 204);
    center.stop().await;
}
