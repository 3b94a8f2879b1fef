use std::fmt;
use std::sync::Arc;

use rten::{Model, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::Tensor;
use rten_tensor::prelude::*;
use sha2::{Digest, Sha256};
use thiserror::Error;

/// Why there is no model or no answer from it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// The bytes are not the model this version was checked with.
    #[error("the face model file is not the expected one")]
    WrongModel,
    /// The runtime cannot read or run the model.
    #[error("the face model does not run: {detail}")]
    DoesNotRun {
        /// Technical detail.
        detail: String,
    },
}

impl ModelError {
    /// The stable code; the catalogs have its sentence as `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongModel => "faceModelWrong",
            Self::DoesNotRun { .. } => "faceModelDoesNotRun",
        }
    }
}

pub(crate) fn does_not_run(error: impl fmt::Display) -> ModelError {
    ModelError::DoesNotRun { detail: error.to_string() }
}

/// One neural network with one input and `N` outputs.
///
/// It runs on one thread of its own, so that an analysis never takes all cores from the window.
pub(crate) struct Network<const N: usize> {
    model: Model,
    input: NodeId,
    outputs: [NodeId; N],
    lengths: [usize; N],
    thread: Arc<ThreadPool>,
}

impl<const N: usize> Network<N> {
    /// Reads the model from the bytes of its file, if their SHA-256 is this. Outputs are named with the number of values of each.
    pub(crate) fn load(file: &'static [u8], sha256: &str, outputs: [(&str, usize); N]) -> Result<Self, ModelError> {
        let digest: String = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
        if digest != sha256 {
            return Err(ModelError::WrongModel);
        }
        let model = Model::load_static_slice(file).map_err(does_not_run)?;
        let input = *model.input_ids().first().ok_or_else(|| does_not_run("no input"))?;
        let mut ids = [input; N];
        for (id, (name, _)) in ids.iter_mut().zip(outputs) {
            *id = model.node_id(name).map_err(does_not_run)?;
        }
        let thread = Arc::new(ThreadPool::with_num_threads(1));
        Ok(Self { model, input, outputs: ids, lengths: outputs.map(|(_, length)| length), thread })
    }

    /// Runs it once; every output has the length asked for at load, and finite numbers only.
    pub(crate) fn run(&self, shape: [usize; 4], values: Vec<f32>) -> Result<[Vec<f32>; N], ModelError> {
        if shape.iter().product::<usize>() != values.len() {
            return Err(does_not_run("input of another size"));
        }
        let input = Tensor::from_data(&shape, values);
        let options = RunOptions::default().with_thread_pool(Some(self.thread.clone()));
        let input: ValueOrView = input.view().into();
        let results = self.model.run_n(vec![(self.input, input)], self.outputs, Some(options)).map_err(does_not_run)?;
        let mut outputs = [const { Vec::new() }; N];
        for ((output, result), length) in outputs.iter_mut().zip(results).zip(self.lengths) {
            let tensor: Tensor<f32> = result.try_into().map_err(does_not_run)?;
            *output = tensor.to_vec();
            if output.len() != length {
                return Err(does_not_run("output of another size"));
            }
            if output.iter().any(|value| !value.is_finite()) {
                return Err(does_not_run("output that is no number"));
            }
        }
        Ok(outputs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{IRIS_SHA256, MASK_SHA256, MESH_SHA256};

    fn load<const N: usize>(name: &str, sha256: &str, outputs: [(&str, usize); N]) -> Network<N> {
        let path = format!("{}/../../../assets/models/{name}.onnx", env!("CARGO_MANIFEST_DIR"));
        Network::load(std::fs::read(path).unwrap().leak(), sha256, outputs).unwrap()
    }

    /// The picture `tensors.csv` was made with in onnxruntime: a pattern of slopes and steps.
    fn pattern(side: usize) -> Vec<f32> {
        let value = |i: usize| ((i / 3 % side) * 3 + (i / 3 / side) * 5 + (i % 3) * 40) % 256;
        (0..side * side * 3).map(|i| value(i) as f32 / 255.0).collect()
    }

    #[test]
    fn the_models_give_the_numbers_that_onnxruntime_gives() {
        let mesh = load("face_landmark", MESH_SHA256, [("conv2d_21", 1404), ("conv2d_31", 1)]).run([1, 192, 192, 3], pattern(192)).unwrap();
        let iris = load("iris_landmark", IRIS_SHA256, [("output_eyes_contours_and_brows", 213), ("output_iris", 15)])
            .run([1, 64, 64, 3], pattern(64))
            .unwrap();
        let mask = load("selfie_segmentation", MASK_SHA256, [("activation_10", 65536)]).run([1, 256, 256, 3], pattern(256)).unwrap();
        let mut compared = 0;
        for line in include_str!("../tests/reference/tensors.csv").lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let output = match fields[1] {
                "conv2d_21" => &mesh[0],
                "conv2d_31" => &mesh[1],
                "output_eyes_contours_and_brows" => &iris[0],
                "output_iris" => &iris[1],
                _ => &mask[0],
            };
            let (ours, theirs) = (output[fields[2].parse::<usize>().unwrap()], fields[3].parse::<f32>().unwrap());
            assert!((ours - theirs).abs() < 2e-3 + 1e-4 * theirs.abs(), "{line}: {ours}");
            compared += 1;
        }
        assert!(compared > 80, "{compared}");
    }

    #[test]
    fn an_input_of_another_size_is_refused() {
        let iris = load("iris_landmark", IRIS_SHA256, [("output_iris", 15)]);
        assert!(iris.run([1, 64, 64, 3], vec![0.0; 7]).is_err());
    }
}
