use crate::office::Office;
use axum::{body::Body, http::StatusCode};
use serde_json::{Value, json};
use testkit::on_both;

const TEXT: &str = "How to hold a laptop: with both hands.";

fn files_of(office: &Office, path: &str) -> Vec<Value> {
    office.get(path).json()["data"].as_array().unwrap().clone()
}

#[test]
fn a_file_is_sent_listed_fetched_and_taken_away() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        let sent =
            office.request("POST", &format!("{place}?name=Manual%20%C3%9C.txt&reason=asked"), &[], TEXT);
        assert_eq!(sent.status, StatusCode::CREATED, "{:?}", sent.bytes);
        let file = sent.json();
        assert_eq!(
            (file["name"].as_str(), file["media_type"].as_str()),
            (Some("Manual \u{dc}.txt"), Some("text/plain"))
        );
        assert_eq!(sent.header("location"), format!("{place}/{}", file["id"]));
        assert_eq!(files_of(&office, &place), std::slice::from_ref(&file));

        let fetched = office.get(&format!("{place}/{}", file["id"]));
        assert_eq!((fetched.status, fetched.bytes.as_ref()), (StatusCode::OK, TEXT.as_bytes()));
        assert_eq!(fetched.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(
            fetched.header("content-disposition"),
            "inline; filename=\"Manual _.txt\"; filename*=UTF-8''Manual%20%C3%9C.txt"
        );
        assert_eq!(fetched.header("x-content-type-options"), "nosniff");
        assert!(fetched.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert_eq!(fetched.header("content-length"), TEXT.len().to_string());

        let gone = office.request("DELETE", &format!("{place}/{}", file["id"]), &[], Body::empty());
        assert_eq!((gone.status, gone.json()["id"].clone()), (StatusCode::OK, file["id"].clone()));
        assert_eq!(office.get(&format!("{place}/{}", file["id"])).status, StatusCode::NOT_FOUND);
        assert_eq!(files_of(&office, &place), Vec::<Value>::new());
        let told = office.get(&place.replace("/files", "/activity")).json();
        let events: Vec<&str> =
            told["data"].as_array().unwrap().iter().map(|it| it["event"].as_str().unwrap()).collect();
        assert_eq!(events, ["file-removed", "file-added", "registered"]);
        assert_eq!(told["data"][1]["reason"], "asked");
    });
}

#[test]
fn a_file_comes_in_a_form_as_browsers_send_it() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        let form = "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nnothing\r\n\
            --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.csv\"\r\nContent-Type: text/html\r\n\r\n\
            tag;serial\nNW-1;C02\r\n--x--\r\n";
        let sent =
            office.request("POST", &place, &[("content-type", "multipart/form-data; boundary=x")], form);
        assert_eq!(sent.status, StatusCode::CREATED, "{:?}", sent.bytes);
        assert_eq!(
            (sent.json()["name"].as_str(), sent.json()["media_type"].as_str()),
            (Some("a b.csv"), Some("text/csv"))
        );
        let browser =
            [("content-type", "multipart/form-data; boundary=x"), ("accept", "text/html,*/*;q=0.8")];
        let other = form.replace("a b.csv", "c.csv").replace("nothing", "something");
        let led = office.request("POST", &place, &browser, other);
        assert_eq!(led.status, StatusCode::SEE_OTHER, "{:?}", led.bytes);
        assert_eq!(format!("/api/v1{}/files", led.header("location")), place);
        let empty = office.request(
            "POST",
            &place,
            &[("content-type", "multipart/form-data; boundary=x")],
            "--x--\r\n",
        );
        assert_eq!((empty.status, empty.json()["code"].as_str()), (StatusCode::CONFLICT, Some("invalid")));
        let broken = office.request(
            "POST",
            &place,
            &[("content-type", "multipart/form-data; boundary=x")],
            &form[..form.len() - 9],
        );
        assert_eq!(broken.status, StatusCode::BAD_REQUEST, "{:?}", broken.bytes);
        assert_eq!(files_of(&office, &place).len(), 2);
    });
}

#[test]
fn ranges_and_tags_save_sending_what_is_there_already() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        let id = office.request("POST", &place, &[], TEXT).json()["id"].clone();
        let place = format!("{place}/{id}");
        let tag = office.get(&place).header("etag").to_owned();
        let with = |headers: &[(&str, &str)]| office.request("GET", &place, headers, Body::empty());

        let same = with(&[("if-none-match", &tag)]);
        assert_eq!((same.status, same.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
        let part = with(&[("range", "bytes=4-5"), ("if-range", &tag)]);
        assert_eq!((part.status, part.bytes.as_ref()), (StatusCode::PARTIAL_CONTENT, &b"to"[..]));
        assert_eq!(part.header("content-range"), format!("bytes 4-5/{}", TEXT.len()));
        assert_eq!(with(&[("range", "bytes=-6")]).bytes.as_ref(), b"hands.");
        let other = with(&[("range", "bytes=4-5"), ("if-range", "\"other\"")]);
        assert_eq!((other.status, other.bytes.len()), (StatusCode::OK, TEXT.len()));
        let outside = with(&[("range", "bytes=1000-")]);
        assert_eq!(outside.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(outside.header("content-range"), format!("bytes */{}", TEXT.len()));
        let saved = office.get(&format!("{place}?download=true"));
        assert!(saved.header("content-disposition").starts_with("attachment; "));
    });
}

#[test]
fn what_can_run_in_a_browser_is_only_ever_saved() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        for (n, content) in [
            "<svg onload='alert(1)'/>",
            "<!doctype html><script>alert(1)</script>",
            "<?xml version='1.0'?><a/>",
        ]
        .iter()
        .enumerate()
        {
            let headers =
                [("content-type", "image/png"), ("content-disposition", "attachment; filename=\"logo.png\"")];
            let sent = office.request("POST", &format!("{place}?name={n}.png"), &headers, *content);
            let fetched = office.get(&format!("{place}/{}", sent.json()["id"]));
            assert_eq!(fetched.header("content-type"), "application/octet-stream", "{content}");
            assert!(fetched.header("content-disposition").starts_with("attachment; "));
        }
    });
}

#[test]
fn what_is_too_large_is_refused_and_leaves_nothing() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        let large = vec![7_u8; (1 << 20) + 1];
        let sent = office.request("POST", &place, &[], large.clone());
        assert_eq!(
            (sent.status, sent.json()["code"].as_str()),
            (StatusCode::PAYLOAD_TOO_LARGE, Some("too-large"))
        );
        let announced = office.request("POST", &place, &[("content-length", "100000000")], "x");
        assert_eq!(announced.status, StatusCode::PAYLOAD_TOO_LARGE);
        let just_right = office.request("POST", &place, &[], large[1..].to_vec());
        assert_eq!(just_right.status, StatusCode::CREATED);
        let left = std::fs::read_dir(office.folder.path().join("files/incoming")).unwrap().count();
        assert_eq!((left, files_of(&office, &place).len()), (0, 1));
    });
}

#[test]
fn a_broken_upload_leaves_nothing() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        let pieces = [Ok(TEXT), Err(std::io::Error::other("the line is dead"))];
        let sent = office.request("POST", &place, &[], Body::from_stream(tokio_stream::iter(pieces)));
        assert_eq!(
            (sent.status, sent.json()["code"].as_str()),
            (StatusCode::BAD_REQUEST, Some("upload-broken-off"))
        );
        assert_eq!(files_of(&office, &place), Vec::<Value>::new());
        assert_eq!(std::fs::read_dir(office.folder.path().join("files/incoming")).unwrap().count(), 0);
    });
}

#[test]
fn a_rehearsal_says_what_would_be_written_and_keeps_nothing() {
    on_both(|db| {
        let office = Office::on(&db);
        let place = format!("/api/v1/manufacturers/{}/files", office.maker("Acme"));
        let told = office.request("POST", &format!("{place}?dry_run=true&name=a.txt"), &[], TEXT);
        assert_eq!(
            (told.status, told.json()["would_write"][0]["event"].as_str()),
            (StatusCode::OK, Some("file-added"))
        );
        assert_eq!(files_of(&office, &place), Vec::<Value>::new());
        let id = office.request("POST", &place, &[], TEXT).json()["id"].clone();
        let told = office.request("DELETE", &format!("{place}/{id}?dry_run=true"), &[], Body::empty());
        assert_eq!(told.json()["would_write"][0]["event"], "file-removed");
        assert_eq!(files_of(&office, &place).len(), 1);
    });
}

#[test]
fn files_are_within_the_reach_of_their_record() {
    on_both(|db| {
        let office = Office::on(&db);
        let maker = office.maker("Acme");
        let place = format!("/api/v1/manufacturers/{maker}/files");
        let id = office.request("POST", &place, &[], TEXT).json()["id"].clone();
        let auditor = format!("Bearer {}", office.somebody("audit", "Auditor"));
        let as_auditor =
            |method: &str, path: &str| office.request(method, path, &[("authorization", &auditor)], TEXT);
        let status = |method: &str, path: &str| as_auditor(method, path).status;
        assert_eq!(status("GET", &place), StatusCode::OK);
        assert_eq!(status("GET", &format!("{place}/{id}")), StatusCode::OK);
        assert_eq!(status("POST", &place), StatusCode::FORBIDDEN);
        assert_eq!(
            office.request("DELETE", &format!("{place}/{id}"), &[("authorization", &auditor)], "").status,
            StatusCode::FORBIDDEN
        );
        for (method, path) in [
            ("GET", place.clone()),
            ("POST", place.clone()),
            ("GET", format!("{place}/{id}")),
            ("DELETE", format!("{place}/{id}")),
        ] {
            let nobody = office.request(method, &path, &[("authorization", "Bearer nobody")], "");
            assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{method} {path}");
        }
        let other = office.maker("Other");
        assert_eq!(
            office.get(&format!("/api/v1/manufacturers/{other}/files/{id}")).status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            office.request("POST", "/api/v1/manufacturers/999/files", &[], TEXT).status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            office.get("/api/v1/manufacturers/Acme/files").json()["data"].as_array().unwrap().len(),
            1
        );
    });
}

#[test]
fn an_employee_reaches_only_the_files_of_what_is_their_own() {
    on_both(|db| {
        let office = Office::on(&db);
        let ana = office.post("/api/v1/people", json!({ "name": "Ana Novak" })).json()["id"].clone();
        let sent = office.request(
            "POST",
            &format!("/api/v1/people/{ana}/files?name=contract.txt"),
            &[],
            "a contract",
        );
        assert_eq!(sent.status, StatusCode::CREATED, "{:?}", sent.bytes);
        let id = sent.json()["id"].clone();
        let token = office.somebody("bo", "Employee");
        let as_bo = [("authorization", &*format!("Bearer {token}"))];
        for path in [format!("/api/v1/people/{ana}/files"), format!("/api/v1/people/{ana}/files/{id}")] {
            let answer = office.request("GET", &path, &as_bo, "");
            assert!(
                matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                "{path}: {}",
                answer.status
            );
        }
    });
}

#[test]
fn an_erased_persons_files_are_gone() {
    on_both(|db| {
        let office = Office::on(&db);
        let ana = office.post("/api/v1/people", json!({ "name": "Ana Novak" })).json()["id"].clone();
        let place = format!("/api/v1/people/{ana}/files");
        let file = office.request("POST", &format!("{place}?name=Ana%20Novak.txt"), &[], "a contract").json();
        let told = office.get(&place.replace("/files", "/activity"));
        assert!(
            !String::from_utf8_lossy(&told.bytes).contains("Novak.txt"),
            "the name stays out of the journal"
        );
        let erased = office.post(&format!("/api/v1/people/{ana}/erase"), json!({}));
        assert_eq!(erased.status, StatusCode::OK, "{:?}", erased.bytes);
        office.jobs();
        assert_eq!(office.get(&format!("{place}/{}", file["id"])).status, StatusCode::NOT_FOUND);
        let digest = file["sha256"].as_str().unwrap();
        let stored = office.folder.path().join(format!("files/{}/{}", &digest[..2], &digest[2..]));
        assert!(!stored.exists());
        assert!(office.folder.path().join("erased.log").exists());
    });
}

#[test]
fn the_document_tells_of_files() {
    on_both(|db| {
        let office = Office::on(&db);
        let document = office.get("/api/v1/openapi.json").json();
        let path = &document["paths"]["/api/v1/assets/{id}/files"];
        assert_eq!(path["post"]["operationId"], "assets.add-file");
        assert_eq!(
            path["get"]["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["data"]["items"]
                ["$ref"],
            "#/components/schemas/File"
        );
        let content = &document["paths"]["/api/v1/assets/{id}/files/{file}"];
        assert_eq!(content["delete"]["x-permission"], "assets.edit");
        assert!(content["get"]["responses"]["206"].is_object());
    });
}
