package telecom.assistant.local;

import java.util.List;

/** The arguments of {@code ./run}. */
record CommandLine(Command command, boolean fresh) {
    /** What to start: everything, or everything but the assistant. */
    enum Command {
        RUN,
        STACK
    }

    static CommandLine parse(String... arguments) {
        Command command = Command.RUN;
        boolean fresh = false;
        for (String argument : List.of(arguments)) {
            switch (argument) {
                case "run" -> command = Command.RUN;
                case "stack" -> command = Command.STACK;
                case "--fresh" -> fresh = true;
                default -> throw new IllegalArgumentException("unknown argument: " + argument);
            }
        }
        return new CommandLine(command, fresh);
    }
}
