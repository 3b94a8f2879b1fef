//! Hand-written declarations of what capture needs from libfprint-2 (1.94 or newer) and from GLib under it.
//!
//! Linux only; elsewhere the crate is empty. It knows nothing but names, types and ownership: each function says who
//! frees what. The safe wrapper is in the helper process of `fingerprint-scanner`, the only user.

#![cfg(target_os = "linux")]
#![allow(non_camel_case_types)]

use std::ffi::{c_char, c_double, c_int, c_uint, c_void};

/// `GQuark`: the number of an error domain.
pub type GQuark = u32;

/// `gboolean`: zero is false.
pub type gboolean = c_int;

/// A context that enumerates devices.
#[repr(C)]
pub struct FpContext {
    _opaque: [u8; 0],
}

/// A fingerprint device.
#[repr(C)]
pub struct FpDevice {
    _opaque: [u8; 0],
}

/// A captured image.
#[repr(C)]
pub struct FpImage {
    _opaque: [u8; 0],
}

/// Lets another thread end a blocking call. The only type here that may be used from several threads at once.
#[repr(C)]
pub struct GCancellable {
    _opaque: [u8; 0],
}

/// `GPtrArray`: an array of `len` pointers.
#[repr(C)]
pub struct GPtrArray {
    /// The pointers.
    pub pdata: *mut *mut c_void,
    /// How many.
    pub len: c_uint,
}

/// `GError`.
#[repr(C)]
pub struct GError {
    /// Whose error this is.
    pub domain: GQuark,
    /// Its number in that domain.
    pub code: c_int,
    /// Words for a log; owned by the error.
    pub message: *const c_char,
}

/// `FP_DEVICE_FEATURE_CAPTURE`.
pub const FP_DEVICE_FEATURE_CAPTURE: c_uint = 1;

/// Codes of the retry domain (`fp_device_retry_quark`).
pub mod retry {
    use std::ffi::c_int;
    /// `FP_DEVICE_RETRY_GENERAL`.
    pub const GENERAL: c_int = 0;
    /// `FP_DEVICE_RETRY_TOO_SHORT`.
    pub const TOO_SHORT: c_int = 1;
    /// `FP_DEVICE_RETRY_CENTER_FINGER`.
    pub const CENTER_FINGER: c_int = 2;
    /// `FP_DEVICE_RETRY_REMOVE_FINGER`.
    pub const REMOVE_FINGER: c_int = 3;
    /// `FP_DEVICE_RETRY_TOO_FAST`, since 1.94.8.
    pub const TOO_FAST: c_int = 4;
}

/// Codes of the device error domain (`fp_device_error_quark`).
pub mod device_error {
    use std::ffi::c_int;
    /// `FP_DEVICE_ERROR_NOT_SUPPORTED`.
    pub const NOT_SUPPORTED: c_int = 1;
    /// `FP_DEVICE_ERROR_ALREADY_OPEN`.
    pub const ALREADY_OPEN: c_int = 3;
    /// `FP_DEVICE_ERROR_BUSY`.
    pub const BUSY: c_int = 4;
    /// `FP_DEVICE_ERROR_REMOVED`.
    pub const REMOVED: c_int = 0x100;
}

/// `G_IO_ERROR_CANCELLED` of the domain `g_io_error_quark`.
pub const G_IO_ERROR_CANCELLED: c_int = 19;

unsafe extern "C" {
    /// A new context; the caller owns it (`g_object_unref`).
    pub fn fp_context_new() -> *mut FpContext;
    /// Looks for devices, blocking.
    pub fn fp_context_enumerate(context: *mut FpContext);
    /// The devices found; array and devices belong to the context.
    pub fn fp_context_get_devices(context: *mut FpContext) -> *mut GPtrArray;

    /// Name of the driver; belongs to the device.
    pub fn fp_device_get_driver(device: *mut FpDevice) -> *const c_char;
    /// Identity of the device within its driver; belongs to the device.
    pub fn fp_device_get_device_id(device: *mut FpDevice) -> *const c_char;
    /// Name for people; belongs to the device.
    pub fn fp_device_get_name(device: *mut FpDevice) -> *const c_char;
    /// Whether the device has a feature (`FP_DEVICE_FEATURE_…`).
    pub fn fp_device_has_feature(device: *mut FpDevice, feature: c_uint) -> gboolean;
    /// Opens, blocking; false with `error` set when it fails.
    pub fn fp_device_open_sync(device: *mut FpDevice, cancellable: *mut GCancellable, error: *mut *mut GError) -> gboolean;
    /// Closes, blocking; false with `error` set when it fails.
    pub fn fp_device_close_sync(device: *mut FpDevice, cancellable: *mut GCancellable, error: *mut *mut GError) -> gboolean;
    /// Takes one image, blocking, running the default main context. The caller owns the image; null with `error` set
    /// when it fails.
    pub fn fp_device_capture_sync(
        device: *mut FpDevice,
        wait_for_finger: gboolean,
        cancellable: *mut GCancellable,
        error: *mut *mut GError,
    ) -> *mut FpImage;
    /// Domain of "try again" errors.
    pub fn fp_device_retry_quark() -> GQuark;
    /// Domain of device errors.
    pub fn fp_device_error_quark() -> GQuark;

    /// Pixels in a row.
    pub fn fp_image_get_width(image: *mut FpImage) -> c_uint;
    /// Rows.
    pub fn fp_image_get_height(image: *mut FpImage) -> c_uint;
    /// Pixels per millimeter; 0 when the driver does not say.
    pub fn fp_image_get_ppmm(image: *mut FpImage) -> c_double;
    /// The pixels, one byte each; belong to the image.
    pub fn fp_image_get_data(image: *mut FpImage, len: *mut usize) -> *const u8;

    /// Adds an owner; gives the object back.
    pub fn g_object_ref(object: *mut c_void) -> *mut c_void;
    /// Takes an owner away.
    pub fn g_object_unref(object: *mut c_void);
    /// Frees an error.
    pub fn g_error_free(error: *mut GError);
    /// A new cancellable; the caller owns it.
    pub fn g_cancellable_new() -> *mut GCancellable;
    /// Cancels; may be called from any thread.
    pub fn g_cancellable_cancel(cancellable: *mut GCancellable);
    /// Domain of cancellations, among others.
    pub fn g_io_error_quark() -> GQuark;
}
