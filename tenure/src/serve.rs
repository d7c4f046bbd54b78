//! The server.
use crate::{cli::demo::invitations, config::Config, open::open, parts};
use axum::Router;
use engine::{Engine, jobs::Background};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use vault::Vault;
use web::{ApiDocument, AppState, Routes};

/// Every route of the product.
pub fn routes(engine: &Engine) -> Routes {
    let files = imports::routes().merge(sourcing::routes()).merge(deployment::routes());
    let api = web::api_routes(engine).merge(files).merge(web::operation_routes());
    api.merge(parts::routes(engine))
}

/// The whole server, to be listened on or to be called in a test.
pub fn router(engine: &Engine, metrics: Option<PrometheusHandle>) -> Router {
    let described = engine.clone();
    let openapi = ApiDocument::later(move || {
        web::openapi(&routes(&described), env!("CARGO_PKG_VERSION")).to_string().into()
    });
    let state = AppState { engine: engine.clone(), openapi, metrics };
    web::harden(parts::with_nowhere(engine, routes(engine)).into_router(state))
}

/// Serves until told to stop; what is under way is finished first. Whoever starts the demo estate is told how to sign
/// in.
pub fn serve(config: &Config, is_demo: bool) -> Result<(), String> {
    let engine = open(config).map_err(|error| sentence(&error))?;
    stay_erased(&engine).map_err(|error| sentence(&error))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The server cannot start: {error}."))?;
    let metrics = PrometheusBuilder::new().install_recorder().ok();
    let background = Background::start(&engine, &name_of_node());
    let result = runtime.block_on(async {
        let listener = TcpListener::bind(&config.listen)
            .await
            .map_err(|error| format!("Nobody can listen on {}: {error}.", config.listen))?;
        welcome(config, &engine, is_demo)?;
        axum::serve(listener, router(&engine, metrics))
            .with_graceful_shutdown(told_to_stop())
            .await
            .map_err(|error| format!("The server stopped: {error}."))
    });
    drop(background);
    let _ = engine.seal(true);
    result
}

/// What tells this node from others, and from the one that had its number before: in containers every process is the
/// first.
fn name_of_node() -> String {
    let chance: String = engine::random_32().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("node-{}-{chance}", std::process::id())
}

/// However an older database came back: who was erased is erased again, and the list beside the data is complete.
fn stay_erased(engine: &Engine) -> engine::Result<()> {
    let erased = Vault::of(engine)?.erased();
    erased.erase_again(engine)?;
    erased.follow(engine).map(|_| ())
}

/// Says where the server is, and how to get in the first time.
fn welcome(config: &Config, engine: &Engine, is_demo: bool) -> Result<(), String> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let mut say = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    say(format!("Tenure is at {}", config.base_url));
    let first =
        tokio::task::block_in_place(|| access::sign_in::is_first_start(engine)).map_err(|e| sentence(&e))?;
    if first {
        say(format!("Nobody can sign in yet. Open {}/welcome to set it up.", config.base_url));
    }
    if is_demo {
        let lines = tokio::task::block_in_place(|| invitations(engine)).map_err(|error| sentence(&error))?;
        lines.into_iter().for_each(say);
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

/// An error as a person at a terminal reads it, with the cause of our own bugs.
pub fn sentence(error: &engine::Error) -> String {
    match error {
        engine::Error::Internal(cause) => format!("{error} ({cause})"),
        other => other.to_string(),
    }
}
