// The CDK would run CloudFormation's validation engine at each synthesis and print what it says; src/validation.js asks it.
process.env.CDK_VALIDATION = 'false';
