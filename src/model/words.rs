//! Names of the records' enum values, in words per language.
