//! `cargo xtask test --vm`: the camera driver on the kernel's own video devices, in a virtual machine.
//!
//! The machine is Debian's kernel with busybox, and the program `emulated` of the whole-system tests. It is emulated whole, so that it runs
//! where there is no virtualization; it has no disk and no network. Kernel and modules are unpacked under `target/`, not installed.

use crate::shell::{binary, cargo, must, root, target};
use crate::system::{self, Need};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Modules of the kernel with their options: a test camera with a node of its own for what is known about pictures, and a camera that is fed.
const MODULES: [(&str, &str); 2] = [
    ("vivid", "n_devs=1 node_types=0x20001 num_inputs=1 input_types=0x00"),
    ("v4l2loopback", "devices=1 card_label=FaceCam exclusive_caps=1 max_buffers=4"),
];

const NEEDS: &[Need] = &[
    Need { package: "qemu-system-x86", why: "the virtual machine" },
    Need { package: "busybox-static", why: "its first program" },
    Need { package: "kmod", why: "finds what the video modules need" },
    Need { package: "cpio", why: "packs its files" },
    Need { package: "linux-headers-amd64", why: "builds the camera that is fed with pictures" },
];

/// How long the machine may run: on an idle machine it takes some minutes.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// Builds the machine, runs it, and fails where a step did not hold.
pub(crate) fn run(yes: bool) -> Result<(), String> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("the virtual machine is made of Debian's packages for x86-64 Linux; here it is left out".into());
    }
    system::ensure(&[system::TO_RUN, NEEDS], yes)?;
    must(&mut cargo(&["build", "--package", "whole", "--bins"]))?;
    let folder = target().join("vm");
    let version = kernel_version()?;
    let unpacked = unpack(&folder, &version)?;
    let files = pack(&folder, &unpacked, &version)?;
    start(&unpacked.join(format!("boot/vmlinuz-{version}")), &files)
}

/// The version of the kernel that Debian gives now; the headers that were installed are of the same.
fn kernel_version() -> Result<String, String> {
    let said = output(Command::new("apt-cache").args(["depends", "linux-headers-amd64"]))?;
    let version = said.lines().find_map(|line| line.trim().strip_prefix("Depends: linux-headers-"));
    version.map(str::to_owned).ok_or_else(|| format!("no version of the kernel in «{said}»"))
}

/// Kernel and modules of that version, once.
fn unpack(folder: &Path, version: &str) -> Result<PathBuf, String> {
    let unpacked = folder.join(version);
    let done = unpacked.join("unpacked");
    if done.is_file() {
        return Ok(unpacked);
    }
    let _ = fs::remove_dir_all(&unpacked);
    fs::create_dir_all(&unpacked).map_err(|why| why.to_string())?;
    must(Command::new("apt-get").args(["download", "-qq", &format!("linux-image-{version}"), "v4l2loopback-dkms"]).current_dir(&unpacked))?;
    for file in fs::read_dir(&unpacked).map_err(|why| why.to_string())?.flatten().map(|file| file.path()) {
        if file.extension().is_some_and(|ending| ending == "deb") {
            must(Command::new("dpkg-deb").arg("-x").arg(&file).arg(&unpacked))?;
            fs::remove_file(&file).map_err(|why| why.to_string())?;
        }
    }
    let source = fs::read_dir(unpacked.join("usr/src")).map_err(|why| why.to_string())?.flatten().map(|file| file.path()).next();
    let source = source.ok_or("the source of the fed camera is missing")?;
    let headers = format!("/lib/modules/{version}/build");
    must(Command::new("make").args(["-s", "-C", &headers, "modules"]).arg(format!("M={}", source.display())))?;
    let modules = unpacked.join(format!("lib/modules/{version}"));
    fs::copy(source.join("v4l2loopback.ko"), modules.join("v4l2loopback.ko")).map_err(|why| why.to_string())?;
    must(Command::new("depmod").arg("-b").arg(&unpacked).arg(version))?;
    fs::write(&done, "").map_err(|why| why.to_string())?;
    Ok(unpacked)
}

/// The machine's files in one archive: busybox, the modules in the order they are loaded, the trial and the libraries it needs.
fn pack(folder: &Path, unpacked: &Path, version: &str) -> Result<PathBuf, String> {
    let tree = folder.join("root");
    let _ = fs::remove_dir_all(&tree);
    for part in ["bin", "dev", "proc", "sys", "tmp", "modules"] {
        fs::create_dir_all(tree.join(part)).map_err(|why| why.to_string())?;
    }
    let copy = |from: &Path, to: &Path| fs::copy(from, to).map(|_| ()).map_err(|why| format!("{}: {why}", from.display()));
    copy(Path::new("/bin/busybox"), &tree.join("bin/busybox"))?;
    copy(&root().join("tests/emulated/init"), &tree.join("init"))?;
    must(Command::new("chmod").arg("755").arg(tree.join("init")))?;
    let trial = binary("emulated");
    copy(&trial, &tree.join("bin/emulated"))?;
    // Libraries, at the places where they lie here.
    for library in output(Command::new("ldd").arg(&trial))?.split_whitespace().filter(|word| word.starts_with('/')) {
        let to = tree.join(&library[1..]);
        fs::create_dir_all(to.parent().ok_or("a library without a folder")?).map_err(|why| why.to_string())?;
        copy(Path::new(library), &to)?;
    }
    let mut order: Vec<(String, &str)> = Vec::new();
    for (module, options) in MODULES {
        let needed = output(Command::new("modprobe").arg("-d").arg(unpacked).args(["-S", version, "--show-depends", module]))?;
        for file in needed.lines().filter_map(|line| line.split_whitespace().nth(1).filter(|_| line.starts_with("insmod"))) {
            let file = Path::new(file);
            let name = file.file_name().and_then(|name| name.to_str()).ok_or("a module without a name")?.to_owned();
            if order.iter().any(|(known, _)| *known == name) {
                continue;
            }
            copy(file, &tree.join("modules").join(&name))?;
            let options = if name == format!("{module}.ko") { options } else { "" };
            order.push((name, options));
        }
    }
    let order: String = order.iter().map(|(name, options)| format!("{name} {options}\n")).collect();
    fs::write(tree.join("modules/order"), order).map_err(|why| why.to_string())?;
    let files = folder.join("files.cpio");
    must(Command::new("sh").arg("-c").arg("find . | cpio --quiet -o -H newc > ../files.cpio").current_dir(&tree))?;
    Ok(files)
}

/// Runs the machine and reads what the trial says.
fn start(kernel: &Path, files: &Path) -> Result<(), String> {
    let mut machine = Command::new("qemu-system-x86_64")
        .args(["-accel", "tcg,thread=multi", "-m", "2048", "-smp", "2", "-nodefaults", "-display", "none", "-serial", "stdio", "-no-reboot"])
        .arg("-kernel")
        .arg(kernel)
        .arg("-initrd")
        .arg(files)
        .args(["-append", "console=ttyS0 panic=-1 quiet"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| format!("the virtual machine did not start: {why}"))?;
    let said = machine.stdout.take().ok_or("the virtual machine says nothing")?;
    let began = Instant::now();
    let mut end = None;
    for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        println!("  {line}");
        if let Some((steps, failed)) = line.strip_prefix("steps ").and_then(|rest| rest.split_once(" failed ")) {
            end = Some((steps.to_owned(), failed.to_owned()));
        }
        if began.elapsed() > LONGEST {
            break;
        }
    }
    let _ = machine.kill();
    let _ = machine.wait();
    match end {
        Some((_, failed)) if failed == "0" => Ok(()),
        Some((steps, failed)) => Err(format!("{failed} of {steps} steps in the virtual machine did not hold")),
        None => Err("the virtual machine ended before its steps did".into()),
    }
}

fn output(command: &mut Command) -> Result<String, String> {
    let out = command.output().map_err(|why| format!("{}: {why}", command.get_program().to_string_lossy()))?;
    if !out.status.success() {
        return Err(format!("{} ended with {}: {}", command.get_program().to_string_lossy(), out.status, String::from_utf8_lossy(&out.stderr)));
    }
    String::from_utf8(out.stdout).map_err(|why| why.to_string())
}
