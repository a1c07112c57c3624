//! wasm-bindgen's own test runner, built here so that its version is the one in Cargo.lock and
//! nobody has to install a matching command. `cargo xtask test` makes cargo call it.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
