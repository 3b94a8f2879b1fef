//! Writes the TypeScript side of the contract: every request and view as a type, every operation as a line.
//!
//! The text is checked in as `ui/src/generated/contract.ts`; a test regenerates it and fails when it differs.

use crate::requests::*;
use crate::views::*;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            // A primitive, a list or a map: only what is inside can need a declaration.
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let declaration = format!("export {}\n", T::decl(&self.config));
        self.by_name.insert(name, declaration);
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! collect {
    ($($name:ident : $request:ty => $view:ty, $window:ident;)*) => {
        fn collect(declarations: &mut Declarations) {
            $(declarations.visit::<$request>(); declarations.visit::<$view>();)*
            declarations.visit::<ErrorView>();
        }
        const LINES: &[(&str, &str, &str, &str)] =
            &[$((stringify!($name), stringify!($request), stringify!($view), stringify!($window))),*];
    };
}
crate::operations!(collect);

/// The whole text of `contract.ts`.
pub fn contract() -> String {
    let mut declarations = Declarations {
        config: Config::new().with_large_int("number"),
        by_name: BTreeMap::new(),
    };
    collect(&mut declarations);
    let mut text = String::from(
        "// Made from src-tauri/crates/api by `cargo xtask contract`. Change the Rust side; a test compares the two.\n\n",
    );
    for declaration in declarations.by_name.values() {
        text.push_str(declaration);
    }
    text.push_str("\n/** Every operation: what it asks and what it answers. */\nexport interface Operations {\n");
    for (name, request, view, _) in LINES {
        text.push_str(&format!("  {name}: {{ request: {request}; view: {view} }};\n"));
    }
    text.push_str("}\n\nexport type OperationName = keyof Operations;\n\n/** Which window may call an operation. */\n");
    text.push_str("export const windows: Record<OperationName, \"desk\" | \"applicant\" | \"both\"> = {\n");
    for (name, _, _, window) in LINES {
        text.push_str(&format!("  {name}: \"{window}\",\n"));
    }
    text.push_str("};\n");
    text
}
