#!/usr/bin/env bash
# Everything that must hold before a change lands; what CI runs.
# Installs what it needs where that is missing (Debian and its relatives, as
# root or through sudo): Mesa's software Vulkan for the pictures, Poppler for
# the PDF tests.
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$*"; }

need_packages=()
compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' >/dev/null || need_packages+=(mesa-vulkan-drivers)
command -v pdftotext >/dev/null || need_packages+=(poppler-utils)
command -v cc >/dev/null || need_packages+=(gcc libc6-dev)
if ((${#need_packages[@]})); then
    step "install ${need_packages[*]}"
    if command -v apt-get >/dev/null; then
        as_root=()
        [[ $(id -u) == 0 ]] || as_root=(sudo)
        "${as_root[@]}" apt-get update -qq
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${need_packages[@]}" >/dev/null
    else
        echo "check.sh: please install ${need_packages[*]} (or your system's names for them)" >&2
        exit 1
    fi
fi

# Pictures are drawn by the software renderer, so that they are the same everywhere.
lavapipe=$(compgen -G '/usr/share/vulkan/icd.d/lvp_icd*.json' | head -n 1 || true)
[[ -n $lavapipe ]] && export VK_ICD_FILENAMES=$lavapipe VK_DRIVER_FILES=$lavapipe

# Without a desktop session the graphics driver would complain at every start.
if [[ -z ${XDG_RUNTIME_DIR:-} ]]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi

step "format"
cargo fmt --all --check

step "lints"
cargo clippy --locked --all-targets -- -D warnings

step "without the window"
cargo clippy --locked --no-default-features --lib --bins -- -D warnings

step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items

step "tests"
cargo test --locked

step "licences and spelling"
# Pinned, so that a newer dictionary does not fail an old tree.
tools=target/tools
if [[ ! -x $tools/bin/typos ]]; then
    cargo install --quiet --locked --root "$tools" typos-cli@1.52.0
fi
"$tools/bin/typos"
if [[ ! -x $tools/bin/cargo-deny ]]; then
    cargo install --quiet --locked --root "$tools" cargo-deny@0.20.2
fi
"$tools/bin/cargo-deny" --locked check --hide-inclusion-graph bans licenses sources

step "all checks passed"
