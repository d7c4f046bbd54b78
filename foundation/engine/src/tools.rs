//! What jobs and doors need of the world outside, carried by the engine that they are given: where files lie, how
//! mail is sent, when things run by themselves here.
use crate::{Engine, Error, Result, jobs::JobKind};
use std::{
    any::{Any, TypeId, type_name},
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Tools by their type, and schedules that the organisation has set.
#[derive(Clone, Default)]
pub(crate) struct Tools {
    by_type: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
    schedules: BTreeMap<&'static str, Option<String>>,
}

impl Tools {
    pub(crate) fn has<T: Any>(&self) -> bool {
        self.by_type.contains_key(&TypeId::of::<T>())
    }
}

impl Engine {
    /// The same engine, carrying a tool. Clones made before do not have it.
    #[must_use]
    pub fn with_tool<T: Any + Send + Sync>(mut self, tool: T) -> Self {
        Arc::make_mut(&mut self.tools).by_type.insert(TypeId::of::<T>(), Arc::new(tool));
        self
    }

    /// The tool of this type.
    pub fn tool<T: Any + Send + Sync>(&self) -> Result<Arc<T>> {
        let tool = self.tools.by_type.get(&TypeId::of::<T>()).cloned();
        tool.and_then(|tool| tool.downcast().ok())
            .ok_or_else(|| Error::internal(format!("this engine was given no {}", type_name::<T>())))
    }

    /// The same engine, with another schedule for a kind of job: a cron pattern of five fields, or none.
    #[must_use]
    pub fn with_schedule(mut self, job: &'static str, pattern: Option<String>) -> Self {
        Arc::make_mut(&mut self.tools).schedules.insert(job, pattern);
        self
    }

    /// When a kind of job runs by itself.
    pub fn schedule_of(&self, kind: &JobKind) -> Option<&str> {
        match self.tools.schedules.get(kind.name) {
            Some(set) => set.as_deref(),
            None => kind.schedule,
        }
    }
}
