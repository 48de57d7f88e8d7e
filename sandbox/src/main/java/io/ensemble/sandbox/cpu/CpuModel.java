package io.ensemble.sandbox.cpu;

/**
 * How many cores are busy (section 4.2 of the reference, calibrated there on "200 users on 8 cores").
 *
 * <p>Bursts, noise and smoothing are {@link CpuMeter}'s.
 */
final class CpuModel {

    private static final double IDLE = 0.2;
    private static final double USER = 0.01;
    private static final double MICROPHONE = 0.03;
    private static final double LISTEN_ONLY = 0.004;
    private static final double CAMERA_CONSUMER = 0.004;
    private static final double SCREEN_VIEWER = 0.002;
    private static final double YOUNG_MEETING = 0.05;
    private static final double RECORDING_JOB = 0.8;

    private CpuModel() {}

    static double busyCores(Demand demand) {
        return IDLE
                + USER * demand.users()
                + MICROPHONE * demand.microphones()
                + LISTEN_ONLY * demand.listenOnly()
                + CAMERA_CONSUMER * demand.cameraConsumers()
                + SCREEN_VIEWER * demand.screenViewers()
                + YOUNG_MEETING * demand.youngMeetings()
                + RECORDING_JOB * demand.recordingJobs();
    }
}
