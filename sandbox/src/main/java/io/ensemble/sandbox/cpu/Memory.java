package io.ensemble.sandbox.cpu;

/**
 * How much memory a node has, in bytes.
 *
 * @param total of the machine
 * @param idle used while nobody is there
 * @param user more for each who is
 */
public record Memory(double total, double idle, double user) {

    /**
     * The official minimum; an idle server (EmacsConf 2023); 2 GB more for about 160 users (octopuce.fr 2020): the
     * published figures of section 4.2.
     */
    public static final Memory OF_A_BIGBLUEBUTTON_SERVER = new Memory(16L << 30, 3L << 30, 12.5e6);

    /**
     * The size that Jitsi's handbook asks for; prosody, jicofo and the bridge idle; a bridge holds some seconds of packets
     * of each.
     */
    public static final Memory OF_A_JITSI_SERVER = new Memory(8L << 30, 1.5 * (1L << 30), 8e6);

    private static final double LEAST_AVAILABLE = 256L << 20;

    double available(int users) {
        return Math.max(LEAST_AVAILABLE, total - idle - user * users);
    }
}
