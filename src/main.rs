//! Entente's binary.
fn main() -> anyhow::Result<()> {
    entente::app::run(entente::store::open_bundled())
}
