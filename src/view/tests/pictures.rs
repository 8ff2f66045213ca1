//! Small pictures.

use super::describe::describe;

#[test]
fn placeholder_is_replaced() {
    let _ = describe;
}
