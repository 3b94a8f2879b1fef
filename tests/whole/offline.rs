//! Without the center everything up to the queue works, and the queue drains by itself when it is back. Whatever else answers in its
//! place is not believed.

use serde_json::json;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::Duration;
use whole::post::{Center, Post, Station, until};
use whole::trip::{CLERK, Trip, ordinary_person};

#[test]
fn with_the_center_stopped_work_goes_on_and_the_queue_drains_when_it_returns_even_locked() {
    let post = Post::provision_light();
    let center = Center::start(post.data(), 0, None);
    let (port, address) = (center.port(), center.address.clone());
    drop(center);
    let station = Station::start(post.data(), &address, None);
    station.sign_in(CLERK);
    let trip = Trip { station: &station, number: ordinary_person(&station, 1) };
    let application = trip.application().expect("opened");
    while station.desk("read_application", json!({ "application": application }))["stage"] != "queued" {
        trip.step(&application).expect("the station lives");
    }
    let session = until("the station knows that it is offline", Duration::from_secs(20), || {
        let session = station.desk("read_session", json!({}));
        (session["center"] == "offline").then_some(session)
    });
    assert_eq!(session["toSend"], 1);
    assert!(session["status"].as_array().is_some_and(|lines| lines.iter().all(|line| line["tone"] != "stop")), "offline is calm: {session}");

    station.desk("lock_station", json!({}));
    let _center = Center::start(post.data(), port, None);
    until("the queue drained while locked", Duration::from_secs(60), || (station.desk("read_session", json!({}))["toSend"] == 0).then_some(()));
    station.desk("unlock_station", json!({ "password": whole::post::password("chihuy") }));
    until("the verdict is on screen", Duration::from_secs(60), || {
        (station.desk("read_application", json!({ "application": application }))["stage"] == "accepted").then_some(())
    });
}

/// A page that answers everything with "200 OK", as the sign-in page of a hotel's network does.
fn sign_in_page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            // One reading is enough: whoever asks gets the same page.
            let _ = stream.read(&mut [0; 4096]);
            let page = "<html>Sign in to use this network</html>";
            let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{page}", page.len());
        }
    });
    address
}

#[test]
fn neither_a_sign_in_page_nor_a_foreign_center_is_believed_and_the_real_one_gets_the_package() {
    let post = Post::provision_light();
    let stays_queued = |station: &Station, application: &str, who: &str| {
        // Long enough for the first tries and their repetition.
        std::thread::sleep(Duration::from_secs(4));
        let view = station.desk("read_application", json!({ "application": application }));
        assert_eq!(view["stage"], "queued", "{who} was believed");
        let queue = station.desk("read_queue", json!({ "state": null, "offset": 0 }));
        let state = queue["rows"][0]["state"].as_str().unwrap_or_default();
        assert!(["queued", "uploading"].contains(&state), "{who}: {queue}");
        assert!(queue["rows"][0]["received"].is_null(), "{who}: {queue}");
    };
    let (number, application) = {
        let station = Station::start(post.data(), &sign_in_page(), None);
        station.sign_in(CLERK);
        let trip = Trip { station: &station, number: ordinary_person(&station, 2) };
        let application = trip.application().expect("opened");
        while station.desk("read_application", json!({ "application": application }))["stage"] != "queued" {
            trip.step(&application).expect("the station lives");
        }
        stays_queued(&station, &application, "the sign-in page");
        (trip.number, application)
    };
    {
        // Under an authority of its own.
        let foreign = Post::provision_on(&std::env::temp_dir());
        let center = Center::start(foreign.data(), 0, None);
        let station = Station::start(post.data(), &center.address, None);
        station.sign_in(CLERK);
        stays_queued(&station, &application, "the foreign center");
    }
    let center = Center::start(post.data(), 0, None);
    let station = Station::start(post.data(), &center.address, None);
    let trip = Trip { station: &station, number };
    trip.as_officer(CLERK).expect("signed in");
    station.desk("send_now", json!({}));
    assert_eq!(trip.finish().expect("the station lives"), application);
}
