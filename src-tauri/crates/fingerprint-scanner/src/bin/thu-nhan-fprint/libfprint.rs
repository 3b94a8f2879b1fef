//! libfprint with owners that free what they own. All of it is used from one thread, except [`Cancellable`].

use std::ffi::{CStr, c_char, c_int};
use std::ptr::{self, NonNull};
use std::slice;

use fingerprint_scanner::protocol::Fault;
use fingerprint_sys as sys;

/// Why libfprint refused.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) why: Fault,
    pub(crate) detail: String,
}

/// Owns one reference to an object of GLib's.
struct Owned<T>(NonNull<T>);

impl<T> Owned<T> {
    /// Takes over the reference that came with the pointer.
    fn new(object: *mut T) -> Option<Self> {
        NonNull::new(object).map(Self)
    }

    /// Takes another reference to a borrowed object.
    fn sharing(object: *mut T) -> Option<Self> {
        // SAFETY: `object` is null (then nothing is called) or a live object lent by its owner for this call.
        NonNull::new(object).map(|object| unsafe {
            sys::g_object_ref(object.as_ptr().cast());
            Self(object)
        })
    }

    fn get(&self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T> Drop for Owned<T> {
    fn drop(&mut self) {
        // SAFETY: this value owns one reference and gives it back once.
        unsafe { sys::g_object_unref(self.0.as_ptr().cast()) }
    }
}

/// Ends a waiting capture from another thread.
pub(crate) struct Cancellable(Option<Owned<sys::GCancellable>>);

// SAFETY: GCancellable is documented to be safe to use from several threads; counting its references is atomic.
unsafe impl Send for Cancellable {}
// SAFETY: as above.
unsafe impl Sync for Cancellable {}

impl Cancellable {
    pub(crate) fn new() -> Self {
        // SAFETY: no preconditions.
        Self(Owned::new(unsafe { sys::g_cancellable_new() }))
    }

    pub(crate) fn cancel(&self) {
        // SAFETY: a live object.
        unsafe { sys::g_cancellable_cancel(self.get()) }
    }

    fn get(&self) -> *mut sys::GCancellable {
        self.0.as_ref().map_or(ptr::null_mut(), Owned::get)
    }
}

impl Clone for Cancellable {
    fn clone(&self) -> Self {
        Self(Owned::sharing(self.get()))
    }
}

/// All devices.
pub(crate) struct Context(Option<Owned<sys::FpContext>>);

impl Context {
    pub(crate) fn new() -> Self {
        // SAFETY: no preconditions; the reference is ours.
        let context = Owned::new(unsafe { sys::fp_context_new() });
        if let Some(context) = &context {
            // SAFETY: a live context.
            unsafe { sys::fp_context_enumerate(context.get()) }
        }
        Self(context)
    }

    /// The devices that can give images.
    pub(crate) fn devices(&self) -> Vec<Device> {
        let Some(context) = &self.0 else { return Vec::new() };
        // SAFETY: a live context; the array belongs to it and is only read here, before libfprint runs again.
        let array = unsafe { sys::fp_context_get_devices(context.get()).as_ref() };
        let Some(array) = array.filter(|array| !array.pdata.is_null()) else { return Vec::new() };
        // SAFETY: `pdata` points to `len` pointers.
        let pointers = unsafe { slice::from_raw_parts(array.pdata, array.len as usize) };
        let devices = pointers.iter().enumerate().filter_map(|(place, device)| {
            let object = Owned::sharing(device.cast::<sys::FpDevice>())?;
            Some(Device { object, place })
        });
        devices.filter(Device::gives_images).collect()
    }
}

/// A device, closed.
pub(crate) struct Device {
    object: Owned<sys::FpDevice>,
    place: usize,
}

impl Device {
    /// Driver, identity within it, and place, since two of a kind may give the same identity.
    pub(crate) fn id(&self) -> String {
        // SAFETY: a live device.
        let id = unsafe { text(sys::fp_device_get_device_id(self.object.get())) };
        format!("{}:{id}:{}", self.driver(), self.place)
    }

    pub(crate) fn driver(&self) -> String {
        // SAFETY: a live device.
        unsafe { text(sys::fp_device_get_driver(self.object.get())) }
    }

    pub(crate) fn name(&self) -> String {
        // SAFETY: a live device.
        unsafe { text(sys::fp_device_get_name(self.object.get())) }
    }

    fn gives_images(&self) -> bool {
        // SAFETY: a live device.
        unsafe { sys::fp_device_has_feature(self.object.get(), sys::FP_DEVICE_FEATURE_CAPTURE) != 0 }
    }

    pub(crate) fn open(self) -> Result<Opened, Failure> {
        let mut error = ptr::null_mut();
        // SAFETY: a live device, a place for the error.
        let open = unsafe { sys::fp_device_open_sync(self.object.get(), ptr::null_mut(), &mut error) };
        if open == 0 { Err(failure(error)) } else { Ok(Opened(self.object)) }
    }
}

/// A device, open; dropping closes it.
pub(crate) struct Opened(Owned<sys::FpDevice>);

/// An image, copied out of libfprint.
pub(crate) struct Image {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) ppmm: f64,
    pub(crate) pixels: Vec<u8>,
}

impl Opened {
    /// Waits for a finger.
    ///
    /// The pixels come upright and dark on light: libfprint looks for minutiae in every image before it gives it away, and
    /// turns it as the driver says on that way. An image in which it finds none is a retry.
    pub(crate) fn capture(&self, cancel: &Cancellable) -> Result<Image, Failure> {
        let mut error = ptr::null_mut();
        // SAFETY: a live, open device; a live cancellable; a place for the error. The image is ours.
        let image = unsafe { sys::fp_device_capture_sync(self.0.get(), 1, cancel.get(), &mut error) };
        let image = Owned::new(image).ok_or_else(|| failure(error))?;
        copy(&image)
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut error = ptr::null_mut();
        // SAFETY: a live, open device; a place for the error.
        if unsafe { sys::fp_device_close_sync(self.0.get(), ptr::null_mut(), &mut error) } == 0 {
            let _ = failure(error);
        }
    }
}

fn copy(image: &Owned<sys::FpImage>) -> Result<Image, Failure> {
    let image = image.get();
    let mut length = 0;
    // SAFETY: a live image; the pixels belong to it and are copied before it goes.
    unsafe {
        let data = sys::fp_image_get_data(image, &mut length);
        let (width, height) = (sys::fp_image_get_width(image), sys::fp_image_get_height(image));
        if data.is_null() || length as u64 != u64::from(width) * u64::from(height) {
            return Err(Failure { why: Fault::Failed, detail: "an image without its pixels".into() });
        }
        let pixels = slice::from_raw_parts(data, length).to_vec();
        Ok(Image { width, height, ppmm: sys::fp_image_get_ppmm(image), pixels })
    }
}

/// Takes the error over and frees it.
fn failure(error: *mut sys::GError) -> Failure {
    let Some(owned) = NonNull::new(error) else {
        return Failure { why: Fault::Failed, detail: "no reason given".into() };
    };
    // SAFETY: a live error that is ours; read, then freed once.
    unsafe {
        let (domain, code) = (owned.as_ref().domain, owned.as_ref().code);
        let detail = text(owned.as_ref().message);
        sys::g_error_free(owned.as_ptr());
        Failure { why: kind(domain, code), detail }
    }
}

fn kind(domain: sys::GQuark, code: c_int) -> Fault {
    use sys::{device_error as device, retry};
    // SAFETY: no preconditions.
    let (retries, devices, io) =
        unsafe { (sys::fp_device_retry_quark(), sys::fp_device_error_quark(), sys::g_io_error_quark()) };
    match code {
        sys::G_IO_ERROR_CANCELLED if domain == io => Fault::Cancelled,
        retry::TOO_SHORT if domain == retries => Fault::RetryTooShort,
        retry::CENTER_FINGER if domain == retries => Fault::RetryCenter,
        retry::REMOVE_FINGER if domain == retries => Fault::RetryRemove,
        retry::TOO_FAST if domain == retries => Fault::RetryTooFast,
        _ if domain == retries => Fault::Retry,
        device::BUSY | device::ALREADY_OPEN if domain == devices => Fault::Busy,
        device::REMOVED if domain == devices => Fault::Unplugged,
        device::NOT_SUPPORTED if domain == devices => Fault::Unsupported,
        _ => Fault::Failed,
    }
}

/// # Safety
/// `text` is null or a string that ends with a zero byte and lives for this call.
unsafe fn text(text: *const c_char) -> String {
    // SAFETY: as the caller promises.
    if text.is_null() { String::new() } else { unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() }
}
