package ua.ismtr.training;

import ua.ismtr.config.Environment;

record TrainingConfig(String modelsBucket, String correctionsTable) {

    static TrainingConfig read(Environment environment) {
        TrainingConfig config =
                new TrainingConfig(environment.text("MODELS_BUCKET"), environment.text("CORRECTIONS_TABLE"));
        environment.check();
        return config;
    }
}
