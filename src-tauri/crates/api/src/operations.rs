//! The one list of operations.
//!
//! Every operation has one request, one view, and a guard that says who may call it. The list is handed to whichever macro asks:
//! here it becomes the dispatcher and the TypeScript client, in the shell the Tauri commands, in the bridge the HTTP routes.

/// Hands the list of operations to the macro `$then`.
///
/// Each line reads `name: Request => View, window;` where `window` is `desk` (the clerk's window alone), `applicant` (the
/// applicant's window alone) or `both`.
#[macro_export]
macro_rules! operations {
    ($then:ident) => {
        $then! {
            // The session.
            read_session: NothingRequest => SessionView, both;
            sign_in: SignInRequest => SessionView, desk;
            lock_station: NothingRequest => SessionView, desk;
            unlock_station: UnlockRequest => SessionView, desk;
            sign_out: NothingRequest => SessionView, desk;
            note_activity: NothingRequest => SessionView, both;
            read_languages: NothingRequest => LanguagesView, both;
            choose_language: LanguageRequest => SessionView, desk;
            save_preferences: PreferencesRequest => SessionView, desk;

            // The desk.
            read_desk: NothingRequest => DeskView, desk;
            find_person: FindPersonRequest => FindPersonView, desk;
            find_anything: FindAnythingRequest => FindAnythingView, desk;
            open_application: OpenApplicationRequest => ApplicationView, desk;
            read_application: ApplicationRequest => ApplicationView, desk;
            choose_reason: ChooseReasonRequest => ApplicationView, desk;
            confirm_person: ConfirmPersonRequest => ApplicationView, desk;
            save_field: SaveFieldRequest => ApplicationView, desk;
            confirm_facts: ApplicationRequest => ApplicationView, desk;
            pause_application: PauseRequest => ApplicationView, desk;
            resume_application: ApplicationRequest => ApplicationView, desk;
            withdraw_application: WithdrawRequest => ApplicationView, desk;
            open_new_draft: ApplicationRequest => ApplicationView, desk;
            note_told: ApplicationRequest => ApplicationView, desk;
            note_place: PlaceRequest => PlaceView, desk;
            take_back: ApplicationRequest => ApplicationView, desk;
            discard_samples: DiscardRequest => ApplicationView, desk;

            begin_beside: ApplicationRequest => SessionView, desk;
            end_beside: NothingRequest => SessionView, desk;

            // Capture.
            look_at_person: NothingRequest => CameraView, desk;
            compare_faces: CompareFacesRequest => FacesView, desk;
            start_camera: ApplicationRequest => CameraView, desk;
            turn_camera: NothingRequest => CameraView, desk;
            turn_scanner: NothingRequest => ScannerView, desk;
            read_scanner: NothingRequest => ScannerView, desk;
            choose_next_camera: NothingRequest => CameraView, desk;
            stop_camera: NothingRequest => CameraView, desk;
            read_camera: NothingRequest => CameraView, desk;
            freeze_portrait: ShutterRequest => PortraitTriesView, desk;
            keep_portrait: KeepPortraitRequest => ApplicationView, desk;
            declare_portrait_exceptions: PortraitExceptionsRequest => ApplicationView, desk;
            capture_slap: CaptureSlapRequest => SlapTriesView, desk;
            read_slap_tries: CaptureSlapRequest => SlapTriesView, desk;
            look_at_hands: ApplicationRequest => CameraView, desk;
            take_evidence: ApplicationRequest => EvidenceTryView, desk;
            keep_evidence: KeepTryRequest => ApplicationView, desk;
            cancel_capture: NothingRequest => CameraView, desk;
            keep_slap: KeepTryRequest => ApplicationView, desk;
            answer_mix_up: MixUpRequest => ApplicationView, desk;
            read_own_fingers: NothingRequest => OwnFingersView, desk;
            take_own_fingers: OwnFingersRequest => OwnFingersView, desk;
            forget_own_fingers: NothingRequest => OwnFingersView, desk;
            declare_exception: ExceptionRequest => ApplicationView, desk;
            clear_exception: ClearExceptionRequest => ApplicationView, desk;
            read_iris: NothingRequest => IrisCameraView, desk;
            capture_iris: ApplicationRequest => IrisTryView, desk;
            keep_iris: KeepIrisRequest => ApplicationView, desk;
            declare_eye_exception: EyeExceptionRequest => ApplicationView, desk;
            clear_eye_exception: ClearEyeExceptionRequest => ApplicationView, desk;
            note_gap: GapRequest => ApplicationView, desk;

            // The applicant checks and signs.
            show_to_applicant: ShowRequest => ApplicationView, desk;
            take_from_applicant: ApplicationRequest => ApplicationView, desk;
            choose_applicant_language: ApplicantLanguageRequest => ApplicantView, desk;
            attest_without_signature: AttestWithoutSignatureRequest => ApplicationView, desk;
            turn_screen: TurnScreenRequest => SessionView, desk;
            ask_way_back: NothingRequest => SessionView, both;
            sign_and_submit: ApplicationRequest => ApplicationView, desk;
            read_applicant_screen: NothingRequest => ApplicantView, both;
            say_line_wrong: LineWrongRequest => ApplicantView, applicant;
            sign_as_applicant: StrokesRequest => ApplicantView, applicant;
            ask_for_help: NothingRequest => ApplicantView, applicant;
            read_aloud: NothingRequest => ApplicantView, both;
            stop_reading: NothingRequest => ApplicantView, both;
            note_reader: ReaderRequest => ApplicationView, desk;

            // The supervisor.
            read_review_list: NothingRequest => ReviewListView, desk;
            open_review: ApplicationRequest => ReviewView, desk;
            return_application: ReturnRequest => ReviewListView, desk;
            reject_application: ReturnRequest => ReviewListView, desk;
            approve_batch: ApproveBatchRequest => ReviewListView, desk;

            // The queue, the day, the devices.
            read_queue: QueueRequest => QueueView, desk;
            send_now: NothingRequest => QueueView, desk;
            read_doctor: NothingRequest => DoctorView, desk;
            ask_camera_formats: NothingRequest => DoctorView, desk;
            choose_camera: ChooseCameraRequest => DoctorView, desk;
            choose_camera_format: ChooseCameraFormatRequest => DoctorView, desk;
            choose_applicant_screen: ChooseApplicantScreenRequest => DoctorView, desk;
            choose_touch_devices: ChooseTouchDevicesRequest => DoctorView, desk;
            read_day: DayRequest => DayView, desk;
            measure_camera_light: NothingRequest => DayView, desk;
            settle_day_line: SettleDayLineRequest => DayView, desk;
            read_catalog: NothingRequest => CatalogView, both;
            read_options: OptionsRequest => OptionsView, desk;
            present_simulated_person: PresentRequest => DoctorView, desk;
        }
    };
}
